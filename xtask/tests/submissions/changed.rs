//! Notebooks whose cells are not where they were.

//@ submission other-ids
//@ expect 1.1 passed, b2 passed
//@ solve 1-1 b2
//@ rename exercise-1-1 my-answer
//@ rename exercise-b2 cell-7

//@ submission no-ids
//@ expect 1.1 passed, 1.3 passed, b2 passed, b3 passed
//@ solve 1-1 1-3 b2 b3
//@ without-ids

//@ submission moved-to-the-end
//@ expect 1.1 passed, 1.3 passed
//@ solve 1-1 1-3
//@ move exercise-1-1 to the end

//@ submission copied-before-answering
//@ expect 1.1 passed
//@ copy exercise-1-1
//@ solve 1-1

//@ submission answered-elsewhere
//@ expect 1.1 passed
//@ insert after exercise-1-1
RIGHT

//@ submission two-answers
//@ expect 1.1 passed
//@ insert before exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    ZEROS
}
//@ solve 1-1

//@ submission deleted
//@ expect 1.1 missing, b2 passed
//@ says 1.1 no cell with the id `exercise-1-1`
//@ solve b2
//@ delete exercise-1-1

//@ submission turned-into-text-japanese
//@ language ja
//@ expect 1.1 missing
//@ says 1.1 コードセルではなく
//@ solve 1-1
//@ markdown exercise-1-1

//@ submission all-else-broken
//@ expect 1.1 passed, 1.3 passed
//@ solve 1-1 1-3
//@ cell load
:dep v1conv = { path = "/nowhere" }
//@ cell check-1-1
std::process::exit(0)
//@ insert before exercise-1-1
this is no Rust at all

//@ submission instructors-edition
//@ expect 1.1 passed, 1.3 passed, b2 passed, b3 passed
//@ edition instructor

//@ submission old-format
//@ expect 1.1 passed
//@ solve 1-1
//@ format 3

//@ submission corrupt
//@ expect all unreadable
//@ says 1.1 damaged
//@ file {"cells": [{"cell_type": "code", "id": "exercise-1-1", "sou

//@ submission empty
//@ expect all unreadable
//@ says 1.1 empty
//@ file

//@ submission python
//@ expect all unreadable
//@ says 1.1 python3
//@ file {"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null, "source": ["print(1)"]}], "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}, "nbformat": 4, "nbformat_minor": 5}

//@ submission a-list
//@ expect all unreadable
//@ says 1.1 not a notebook
//@ file [[[1, 2], "cells"]]

//@ submission fifty-megabytes
//@ expect 1.1 passed
//@ solve 1-1
//@ output exercise-1-1 50
