"""The files for people: marks as CSV, a page for each student, a summary for the instructor."""

from collections import Counter
from html import escape
from pathlib import Path
from urllib.parse import quote

from languages import SOURCE, texts

from .exercises import Exercise
from .marks import CODE, Graded, Mark
from .storage import write as store
from .students import Account, number, table
from .text import LINES, MOST, cell, harmless, line, separated

COLUMNS = ("submission", "exercise", "points", "max_points", "status", "feedback", "mistake")
FILES = ("grades.csv", "students.csv", "overrides.csv")
# How many mistakes per exercise, and how many libraries, the summary names.
MISTAKES, LIBRARIES = 5, 50

STYLE = """
:root { color-scheme: light dark; --ground: #fff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --panel: #f6f8fa;
  --right: #1a7f37; --wrong: #cf222e; --odd: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3; --soft: #9198a1; --line: #3d444d;
  --panel: #151b23; --right: #3fb950; --wrong: #ff7b72; --odd: #d29922; } }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 3rem; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.total { margin: .25rem 0 1.5rem; color: var(--soft); }
section { border: 1px solid var(--line); border-left: .3rem solid var(--tone); border-radius: .4rem; margin: 1rem 0;
  padding: .75rem 1rem; }
section h2 { margin: 0; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
.status { color: var(--tone); font-size: 1rem; } .points { margin-left: auto; font-size: 1rem; color: var(--soft); }
section p { white-space: pre-wrap; margin: .5rem 0 0; }
.compile p, .type p { font: .85rem/1.45 ui-monospace, monospace; }
details { margin-top: .75rem; } summary { cursor: pointer; color: var(--soft); }
pre { background: var(--panel); border-radius: .4rem; padding: .75rem; overflow-x: auto; font: .85rem/1.45 ui-monospace,
  monospace; overflow-wrap: normal; }
.passed { --tone: var(--right); } .failed, .compile, .type, .stopped { --tone: var(--wrong); }
.partly, .missing, .unreadable, .not_attempted, .not_graded, .by_hand { --tone: var(--odd); }
body:has(.wide) { max-width: 60rem; } body:has(.both) { max-width: 90rem; } .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; overflow-wrap: normal; vertical-align: top; padding: .35rem .6rem;
  border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; white-space: nowrap; } td:first-child { min-width: 8rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.mark { color: var(--tone); white-space: nowrap; } a { color: inherit; }
ol { padding-left: 1.4rem; } li { margin: .3rem 0; } .count { color: var(--soft); }
.both { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; } .both > div { min-width: 0; }
mark { background: #9a670055; color: inherit; }
"""


def write(
    folder: Path,
    done: list[Graded],
    left: dict[str, str],
    exercises: list[Exercise],
    crates: dict[str, str],
    accounts: list[Account],
) -> None:
    """The files of the whole batch. The same marks make the same bytes."""
    done = sorted(done, key=lambda graded: graded.submission)
    store(folder / "grades.csv", _csv(done, left, exercises))
    store(folder / "students.csv", table(accounts, exercises))
    store(folder / "summary.html", _summary_page(done, left, exercises, crates))
    known = {account.submission: account for account in accounts}
    for graded in done:
        keep_feedback(folder, graded, known.get(graded.submission))


def keep_feedback(folder: Path, graded: Graded, account: Account | None = None) -> None:
    """Writes a student's page, unless it already exists."""
    file = folder / "feedback" / f"{graded.submission}.html"
    content = feedback(graded, account).encode("utf8", "replace")
    if not file.exists() or file.read_bytes() != content:
        store(file, content)


def _csv(done: list[Graded], left: dict[str, str], exercises: list[Exercise]) -> str:
    of = {graded.submission: graded.marks for graded in done}
    for name, reason in left.items():
        said = f"{reason}\nRun the command again." if reason else "Run the command again."
        of[name] = [Mark(each.number, "", "", "not_graded", said) for each in exercises]
    rows = [COLUMNS]
    for name, marks in sorted(of.items()):
        for mark in marks:
            points, most = (number(value) for value in (mark.points, mark.max_points))
            rows.append((cell(name), mark.exercise, points, most, mark.status, cell(mark.feedback), mark.mistake))
    return separated(rows)


def feedback(graded: Graded, account: Account | None = None) -> str:
    """A student's page."""
    words = texts("grading", graded.language)
    points = number(graded.points if account is None else account.points)
    parts = [f"<h1>{words['title'].format(submission=_html(graded.submission))}</h1>"]
    total = words["total"].format(points=points, max_points=number(graded.max_points))
    notes = "".join(f"<br>{_html(note)}" for note in (account.notes(words) if account else []))
    parts.append(f"<p class=total>{total}{notes}</p>")
    for mark in graded.marks:
        code = graded.code.get(mark.exercise)
        source = ""
        if code:
            shown = _html(code, CODE, CODE)
            source = f"<details><summary>{words['answer']}</summary><pre>{shown}</pre></details>"
        parts.append(
            f"<section class={_tone(mark)}><h2>{_title(mark.exercise, words)} "
            f"<span class=status>{_status(mark, words)}</span> "
            f"<span class=points>{number(mark.points)} / {number(mark.max_points)}</span></h2>"
            f"<p>{_html(mark.feedback)}</p>{source}</section>"
        )
    return page(words["title"].format(submission=graded.submission), graded.language, "\n".join(parts))


def _html(text: str, most: int = MOST, rows: int = LINES) -> str:
    return escape(harmless(text, most, rows))


def _title(exercise: str, words: dict[str, str]) -> str:
    kind = "bonus" if exercise.startswith("b") else "exercise"
    return words[kind].format(number=exercise.removeprefix("b"))


def _tone(mark: Mark) -> str:
    return "partly" if mark.status == "failed" and mark.points else mark.status


def _status(mark: Mark, words: dict[str, str]) -> str:
    tone = _tone(mark)
    return words.get(f"{tone}_status") or words[tone]


def page(title: str, language: str, body: str) -> str:
    """A page that needs nothing else."""
    return (
        f"<!doctype html>\n<html lang={language}>\n<meta charset=utf-8>\n"
        f'<meta name=viewport content="width=device-width, initial-scale=1">\n'
        f"<title>{_html(title)}</title>\n<style>{STYLE}</style>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _summary_page(done: list[Graded], left: dict[str, str], exercises: list[Exercise], crates: dict[str, str]) -> str:
    words = texts("grading", SOURCE)
    parts = ["<h1>Summary</h1>", f"<p class=total>{_overview(done, left)}</p>"]
    parts.append("<h2>Exercises</h2><div class=wide><table><tr><th>exercise<th class=number>mean points")
    parts.append("<th class=number>right<th class=number>not right<th class=number>not attempted</tr>")
    for exercise in exercises:
        counts = _counts(done, exercise)
        cells = "".join(f"<td class=number>{counts[key]}" for key in ("mean", "right", "wrong", "open"))
        parts.append(f"<tr><td>{_title(exercise.number, words)}{cells}</tr>")
    parts.append("</table></div><h2>What most people got wrong</h2>")
    for exercise in exercises:
        mistakes = _mistakes(done, exercise)
        if mistakes:
            items = "".join(f"<li>{_html(what)} <span class=count>× {count}</span>" for what, count in mistakes)
            parts.append(f"<h3>{_title(exercise.number, words)}</h3><ol>{items}</ol>")
    notes = [(graded.submission, mark) for graded in done for mark in graded.marks if mark.note]
    if notes:
        items = "".join(f"<li>{_html(name)}, {mark.exercise}: {_html(mark.note)}" for name, mark in notes)
        shown = f"<details><summary>{len(notes)} answers</summary><ul>{items}</ul></details>"
        parts.append(f"<h2>Answers found elsewhere</h2>{shown}")
    if asked := _asked(done):
        items = "".join(
            f"<li>{_html(crate)}{'' if name in crates else ' (not allowed)'} <span class=count>× {count}</span>"
            for name, crate, count in asked
        )
        parts.append(f"<h2>Libraries that submissions ask for</h2><ul>{items}</ul>")
    parts.append("<h2>Submissions</h2><div class=wide><table><tr><th>submission<th class=number>points")
    parts += [f"<th>{exercise.number}" for exercise in exercises]
    for graded in done:
        name = _html(graded.submission)
        total = number(graded.points)
        marks = "".join(f"<td class='mark {_tone(mark)}'>{_status(mark, words)}" for mark in graded.marks)
        page_of = f"feedback/{quote(graded.submission)}.html"
        parts.append(f"<tr><td><a href='{page_of}'>{name}</a><td class=number>{total}{marks}</tr>")
    for name, reason in left.items():
        parts.append(f"<tr><td>{_html(name)}<td><td colspan={len(exercises)}>not graded. {_html(reason, 500)}</tr>")
    parts.append("</table></div>")
    return page("Summary", SOURCE, "\n".join(parts))


def _asked(done: list[Graded]) -> list[tuple[str, str, int]]:
    """The libraries that submissions ask for: name, version requested, and how often."""
    asked = Counter((name, f"{name} = {version}") for graded in done for name, version in (graded.crates or {}).items())
    return sorted((name, line(what), count) for (name, what), count in asked.items())[:LIBRARIES]


def _overview(done: list[Graded], left: dict[str, str]) -> str:
    totals = [graded.points for graded in done]
    most = max((graded.max_points for graded in done), default=0)
    mean = f", {sum(totals) / len(totals):.2f} of {number(most)} points on average" if totals else ""
    missing = f", {len(left)} not graded" if left else ""
    return f"{len(done)} submissions{mean}{missing}"


def _counts(done: list[Graded], exercise: Exercise) -> dict[str, object]:
    marks = [mark for graded in done for mark in graded.marks if mark.exercise == exercise.number]
    right = sum(mark.status in ("passed", "by_hand") and mark.points == mark.max_points for mark in marks)
    left = sum(mark.status in ("not_attempted", "missing", "unreadable") for mark in marks)
    mean = sum(mark.points for mark in marks) / len(marks) if marks else 0.0
    return {"mean": f"{mean:.2f}", "right": right, "wrong": len(marks) - right - left, "open": left}


def _mistakes(done: list[Graded], exercise: Exercise) -> list[tuple[str, int]]:
    """The most frequent mistakes: named ones, and what kept an answer from being compared."""
    wrong = ("passed", "not_attempted", "missing", "unreadable", "by_hand")
    counts: Counter[str] = Counter()
    for graded in done:
        for mark in graded.marks:
            if mark.exercise == exercise.number and mark.status not in wrong:
                counts[_kind(mark, exercise)] += 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MISTAKES]


def _kind(mark: Mark, exercise: Exercise) -> str:
    if mark.mistake:
        return f"{mark.mistake}: {exercise.mistakes[mark.mistake]}"
    if mark.status == "failed":
        return "an unnamed mistake"
    lines = [line for line in mark.feedback.splitlines() if line.strip()]
    return lines[1] if mark.status in ("compile", "type") and len(lines) > 1 else lines[-1] if lines else ""


def summary(
    done: list[Graded], left: dict[str, str], exercises: list[Exercise], folder: Path, crates: dict[str, str]
) -> str:
    """For the terminal."""
    lines = [_overview(done, left)]
    for exercise in exercises:
        counts = _counts(done, exercise)
        lines.append(
            f"  {exercise.number:4} mean {counts['mean']}   right {counts['right']}, not right {counts['wrong']}, "
            f"not attempted {counts['open']}"
        )
        lines += [f"         {count} × {line(what, 100)}" for what, count in _mistakes(done, exercise)[:2]]
    refused = [f"{what} × {count}" for name, what, count in _asked(done) if name not in crates]
    if refused:
        lines.append(f"asked for, and not allowed by `--crates`: {', '.join(refused)}")
    lines.append(f"marks: {folder / 'grades.csv'}, {folder / 'students.csv'}")
    return "\n".join([*lines, f"summary: {folder / 'summary.html'}"])
