//! A field that only its library may touch.

use super::*;

pub const TITLE: Words = words!("A private field");
pub const EXAMPLES: &[Example] = &[cell(
    "mod library {\n    pub struct Layer {\n        weight: f32,\n    }\n    impl Layer {\n        pub fn new() -> Self {\n            Layer { weight: 1.0 }\n        }\n        pub fn weight(&self) -> f32 {\n            self.weight\n        }\n    }\n}\nlet w = library::Layer::new().weight;",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let [field, _] = case
        .if_code("E0616")?
        .says("field `{}` of struct `{}` is private")?;
    let method = case.hints(&format!("a method `{field}` also exists"));
    let words = words!(
        "`{field}` is private: only the code that defines the type may touch it."; field
    );
    method.then(|| {
        words
            .and(words!(
                "But there is a method of that name; call it with brackets:"
            ))
            .code(case.with(format!("{field}()")))
    })
}
