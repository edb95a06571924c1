"""nbgrader's settings for notebooks that run Rust."""

import os
import re

from nbformat.v4 import new_output
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    Execute,
    IgnorePattern,
    LimitOutput,
    NbGraderPreprocessor,
    SaveAutoGrades,
)
from nbconvert.preprocessors import ClearMetadataPreprocessor

# Where the support crate and the kernel are, after `cargo lab --prepare` there.
CHECKOUT = os.environ.get("V1CONV_CHECKOUT", "@CHECKOUT@")

os.environ["JUPYTER_PATH"] = os.path.join(CHECKOUT, ".venv", "share", "jupyter")
os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"


class LoadFromCheckout(NbGraderPreprocessor):
    """Lets the first cell find the support crate from the folder that nbgrader runs the notebook in."""

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code":
            path = CHECKOUT.replace("\\", "\\\\")
            line = re.compile(r'^(:dep v1conv = \{ path = )"[^"]*"', re.MULTILINE)
            cell.source = line.sub(lambda match: f'{match[1]}"{path}"', cell.source)
        return cell, resources


class OnlyEvidence(NbGraderPreprocessor):
    """Gives a grade cell the points it shows, and none if it shows none.

    By default, nbgrader takes text on stderr, which a right answer may print, for a failure, and no output at all for
    full marks.
    """

    def preprocess_cell(self, cell, resources, index):
        marks = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and marks.get("grade") and not marks.get("solution"):
            shown = [output for output in cell.outputs if output.output_type == "execute_result"]
            values = [output.data.get("text/plain", "") for output in shown]
            failed = any(output.output_type == "error" for output in cell.outputs)
            points = float(values[0]) if len(values) == 1 and re.fullmatch(r"\d+(\.\d+)?", values[0]) else None
            if failed or points is None or points > marks["points"]:
                said = "".join(output.text for output in cell.outputs if output.output_type == "stream")[-2000:]
                told = [output for output in cell.outputs if output.output_type == "error"]
                none = new_output("error", ename="NoPoints", evalue="the cell shows no points", traceback=[said])
                cell.outputs = told or [none]
            else:
                cell.outputs = shown
        return cell, resources


c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "@ASSIGNMENT@"
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))

# Replaces any answer, even in the middle of a function: what comes after is not run.
c.ClearSolutions.code_stub = {"rust": "// YOUR CODE HERE\nreturn not_done();"}
c.ClearSolutions.text_stub = "@BLANK@"

c.Autograde.autograde_preprocessors = [
    LoadFromCheckout,
    Execute,
    OnlyEvidence,
    IgnorePattern,
    ClearMetadataPreprocessor,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]
# Seconds for a cell, which is compiled before it runs, and for the kernel to start.
c.Execute.timeout = 120
c.Execute.startup_timeout = 180
c.LimitOutput.max_lines = 200
