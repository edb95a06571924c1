"""One line per student: which of their submissions counts, and the result."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from languages import SOURCE, texts

from .exercises import Exercise
from .intake import File
from .late import Late, Penalty, lateness
from .marks import Graded
from .overrides import LATE, TOTAL, Override
from .roster import Student
from .sheets import Row, Sheet
from .text import cell, line, separated

# Limits: characters of all remarks about one student, and lines about a sheet on the terminal.
REMARKS, TOLD = 1000, 100


@dataclass(frozen=True)
class Rules:
    """The instructor's rules about times and marks."""

    due: datetime | None
    penalty: Penalty | None
    # By submission and exercise.
    by_hand: dict[str, dict[str, Override]]


@dataclass
class Account:
    """A student, and the submission that counts."""

    student: Student
    submission: str = ""
    graded: Graded | None = None
    late: Late | None = None
    cut: float = 0.0
    rule: str = ""
    total_by_hand: Override | None = None
    # Where it is in the sheet, or why it is not filled in there.
    row: Row | None = None
    lost: str = ""
    remarks: list[str] = field(default_factory=list)

    @property
    def points(self) -> float:
        """The result: a total set by hand is the last word."""
        if self.total_by_hand is not None:
            return self.total_by_hand.points
        return max(0.0, self.graded.points - self.cut)

    def notes(self, words: dict[str, str]) -> list[str]:
        """What a student is told about the points."""
        said = []
        if self.late is not None:
            by = self.late.said(words)
            said.append(words["late"].format(by=by) if by else words["late_unknown"])
        if self.total_by_hand is not None:
            said.append(words["by_hand_text"].format(reason=self.total_by_hand.reason))
        elif self.cut:
            said.append(words["cut"].format(cut=number(self.cut), rule=self.rule))
        return said


def number(value: float | str) -> str:
    """As people write it."""
    return value if isinstance(value, str) else f"{round(value, 2):g}"


def accounts(
    files: list[File], done: list[Graded], left: dict[str, str], rules: Rules, sheet: Sheet | None
) -> list[Account]:
    """One for each student, including those in the sheet who handed in nothing."""
    graded = {each.submission: each for each in done}
    of: dict[tuple, list[File]] = {}
    for file in files:
        of.setdefault(file.student.key, []).append(file)
    found = [_account(own, graded, left, rules, sheet) for own in of.values()]
    if sheet is not None:
        _into(sheet, found)
    return sorted(found, key=lambda account: (account.student.name.casefold(), account.student.id, account.submission))


def _account(
    files: list[File], graded: dict[str, Graded], left: dict[str, str], rules: Rules, sheet: Sheet | None
) -> Account:
    """Of several notebooks, the one an instructor marked by hand, otherwise the best; none while any is not graded."""
    student, row, lost, moment, remarks = files[0].student, None, "", None, []
    if sheet is not None:
        row, lost = sheet.find(student)
        student = sheet.known(student)
        try:
            moment = sheet.moment(row) if row is not None else None
        except ValueError as error:
            remarks.append(f"{sheet.path.name}: {error}")
    if waiting := [file.label for file in files if file.label in left]:
        why = "; ".join(filter(None, (left[label].split("\n")[0] for label in waiting)))
        return Account(student, waiting[0], row=row, lost=f"not graded yet{': ' if why else ''}{why}")

    def made(file: File) -> Account:
        own = rules.by_hand.get(file.label, {})
        account = Account(student, file.label, graded[file.label], row=row, lost=lost, total_by_hand=own.get(TOTAL))
        account.late = lateness(moment or file.handed_in, file.student.late, rules.due)
        if LATE in own:
            account.late = Late(timedelta(days=own[LATE].points)) if own[LATE].points else None
        if account.late is not None and rules.penalty is not None and account.graded.points:
            cut = rules.penalty.of(account.graded.max_points, account.late.by)
            account.cut, account.rule = min(account.graded.points, cut), rules.penalty.text
        return account

    all_of_them = sorted(map(made, files), key=lambda each: (each.submission in rules.by_hand, each.points))
    best = all_of_them[-1]
    own = rules.by_hand.get(best.submission, {})
    best.remarks = remarks + [f"{name} by hand: {line.reason}" for name, line in own.items()]
    if best.cut and best.total_by_hand is None:
        unknown = "" if best.late.by is not None else ", how late is not known"
        best.remarks.append(f"late: -{number(best.cut)} ({best.rule}{unknown})")
    unreadable = (mark.feedback for mark in best.graded.marks if mark.status == "unreadable")
    best.remarks += dict.fromkeys(unreadable)
    if len(files) > 1:
        best.remarks.append(f"counts of {len(files)} notebooks: {best.submission}")
    return best


def _into(sheet: Sheet, found: list[Account]) -> None:
    """Puts the marks into the sheet; a row that matches two submissions gets neither's."""
    rows: dict[Row, list[Account]] = {}
    for account in found:
        if account.row is not None:
            rows.setdefault(account.row, []).append(account)
    for row, own in rows.items():
        if len(own) > 1:
            for account in own:
                others = ", ".join(each.submission for each in own if each is not account)
                account.row, account.lost = None, f"{row.name} may be {others}, too"
        elif own[0].graded is not None:
            own[0].lost = sheet.fill(row, own[0].points, own[0].graded.max_points)
    for row in sheet.rows:
        if row not in rows and not any(account.row is row for account in found):
            found.append(Account(Student(row.name, row.own), row=row, remarks=["no submission was found"]))


def table(accounts: list[Account], exercises: list[Exercise]) -> str:
    """`students.csv`."""
    columns = [column for each in exercises for column in (each.number, f"{each.number} max")]
    rows = [["name", "id", "submission", *columns, "total", "max", "percent", "late", "remarks"]]
    most = sum(each.most for each in exercises)
    for account in accounts:
        known = [cell(line(each)) for each in (account.student.name, account.student.id, account.submission)]
        marks = {mark.exercise: number(mark.points) for mark in account.graded.marks} if account.graded else {}
        values = [value for each in exercises for value in (marks.get(each.number, ""), number(each.most))]
        total, percent = "", ""
        if account.graded:
            total, percent = number(account.points), f"{100 * account.points / most:.1f}"
        late = "" if account.late is None else account.late.said(texts("grading", SOURCE)) or "yes"
        remarks = "; ".join(filter(None, [account.lost, *account.remarks]))
        rows.append([*known, *values, total, number(most), percent, late, cell(line(remarks, REMARKS))])
    return separated(rows)


def summary(accounts: list[Account], sheet: Sheet | None, filled: Path | None, nobody: list[str]) -> str:
    """For the terminal: who is late, and who is not in the sheet."""
    lines = []
    if late := [account for account in accounts if account.late is not None]:
        lines.append(f"late: {len(late)}")
    if nobody:
        lines.append(f"overrides.csv names people who handed in nothing: {line(', '.join(nobody))}")
    if sheet is not None:
        handed_in = [account for account in accounts if account.submission]
        most = max((account.graded.max_points for account in handed_in if account.graded), default=0)
        scale = f", scaled to its {number(sheet.most)}" if sheet.most not in (None, most) else ""
        replaced = f", {sheet.replaced} replaced another mark" if sheet.replaced else ""
        column = f"column `{line(sheet.title)}`{scale}{replaced}"
        lines.append(f"filled: {len(sheet.filled)} of {len(sheet.rows)} rows, {column}: {filled}")
        lost = [account for account in handed_in if account.row not in sheet.filled]
        lines += [f"  not filled: {account.submission}: {line(account.lost)}" for account in lost[:TOLD]]
        lines += [f"  and {len(lost) - TOLD} more, see students.csv"] if len(lost) > TOLD else []
    return "".join(f"{each}\n" for each in lines)
