"""The program of a student's answers, and the compiler's words about it in terms of the student's cells."""

import json

from grading.program import Program, diagnostics

TEXT = "use of_ours;\nfn help() {}\nfn answer() {\n    a\n}\nfn main() { answer() }"
# Cell 2 has the helper, cell 5 the answer.
PROGRAM = Program(["1-1"], TEXT, [None, (2, 1), (5, 1), (5, 2), (5, 3), None], calls=5)


def error(line: int, message: str = "wrong", code: str | None = "E0425") -> str:
    """A line of the compiler's."""
    spans = [{"line_start": line, "is_primary": True}]
    return json.dumps({"level": "error", "message": message, "spans": spans, "code": code and {"code": code}})


def test_a_mistake_is_shown_in_the_student_s_own_lines():
    assert PROGRAM.against(error(4), 5) == ("compile", "E0425: wrong\n  line 2: a")
    assert PROGRAM.against(error(2), 5) == ("compile", "E0425: wrong\n  cell 2, line 1: fn help() {}")


def test_if_only_the_call_is_wrong_the_function_is_another_one():
    assert PROGRAM.against(error(6, "takes 2 arguments", "E0061"), 5) == ("type", "E0061: takes 2 arguments")
    assert PROGRAM.against("\n".join([error(6), error(4)]), 5)[0] == "compile"
    assert PROGRAM.against(error(6, "this file contains an unclosed delimiter", None), 5)[0] == "compile"


def test_what_the_compiler_did_not_say_whole_is_left_out():
    assert diagnostics(f"{error(1)}\n{{half\n[1]\nnull\n") == [json.loads(error(1))]
    assert PROGRAM.against("warning: nothing\n{", 5) == ("compile", "")


def test_each_cell_is_told_line_by_line_the_answer_s_last():
    assert PROGRAM.cells(5) == [(2, "fn help() {}"), (5, "fn answer() {\n    a\n}")]
