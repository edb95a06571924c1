"""`compare.py FOLDER LEAST MOST`: which answers are alike, by compare50, in its own environment; for `similar.py`.

FOLDER holds `one` and `other`, two copies of the folders of answers, one folder per submission, and `edition`, what
everyone was given. Names, layout, comments, numbers and strings are ignored; what many have written counts little.
"""

import json
import sys
from pathlib import Path
from typing import ClassVar

import compare50
from compare50 import comparators, preprocessors
from compare50._data import Compare50Result, Preprocessor

# How many words in a row have to be the same.
ROW = 12


class Structure(compare50.Pass):
    """compare50's own comparison of structure, for answers of ten lines."""

    default = True
    preprocessors: ClassVar = [
        preprocessors.strip_whitespace,
        preprocessors.strip_comments,
        preprocessors.normalize_identifiers,
        preprocessors.normalize_builtin_types,
        preprocessors.normalize_string_literals,
        preprocessors.normalize_numeric_literals,
    ]
    comparator = comparators.Winnowing(k=ROW, t=ROW)


def main() -> None:
    """The command."""
    folder, least, most = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    one, other, edition = (read(folder / name) for name in ("one", "other", "edition"))
    given = {file for each in edition for file in each}
    # Every submission is compared with all the others and with itself, which shows how much of its own it has.
    scores = compare50.rank(one, other, given, Structure, n=len(one) ** 2 * 2)
    across = {
        (score.sub_a.path, score.sub_b.path): score for score in scores if score.sub_b.path.parent.name == "other"
    }
    own = {a.name: score.score for (a, b), score in across.items() if a.name == b.name}
    found = []
    for (a, b), score in across.items():
        if a.name < b.name and min(own[a.name], own[b.name]) > 0:
            likeness = round(float(score.score / min(own[a.name], own[b.name])), 6)
            found.append((-likeness, -round(float(score.score), 6), a.name, b.name, score))
    found = sorted(each for each in found if -each[0] >= least)[:most]
    results = compare50.compare([score for *_, score in found], given, Structure)
    json.dump([described(-each[0], result) for each, result in zip(found, results, strict=False)], sys.stdout)


def read(folder: Path) -> list[compare50.Submission]:
    """The submissions in a folder."""
    kept = Preprocessor(Structure.preprocessors)
    return [
        compare50.Submission(each, sorted(file.name for file in each.iterdir()), preprocessor=kept)
        for each in sorted(folder.iterdir())
    ]


def described(likeness: float, result: Compare50Result) -> dict:
    """The names of two submissions, how much of the smaller one is in the other, and where."""
    places: dict[str, dict[str, list]] = {"one": {}, "other": {}}
    for group in result.groups:
        for span in group.spans:
            side = span.file.submission.path.parent.name
            places[side].setdefault(span.file.name.stem, []).append([span.start, span.end])
    names = {"one": result.sub_a.path.name, "other": result.sub_b.path.name}
    return {"likeness": likeness, "names": names, "places": places}


if __name__ == "__main__":
    main()
