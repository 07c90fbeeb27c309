//! Where things stand in a session, what can be done with a question, and what is announced.

mod layout;
mod question;

use spotter::material::{FaceId, Library};
use spotter::model::StartAction;
use spotter::record::{Record, Scope};

use crate::answering::Window;
use crate::support::{model_of, play};
use crate::window::window;

/// A quiz of these questions in a window of `width` by `height` points.
pub fn asking(library: Library, addresses: &[&str], (width, height): (f32, f32)) -> Window {
    let mut model = model_of(library, Record::default());
    let faces = addresses.iter().map(|it| FaceId::parse(it));
    let faces = faces.collect::<Option<Vec<_>>>().expect("addresses");
    let quiz = StartAction::Faces(Scope::Everything, faces).into();
    play(&mut model, 0, vec![quiz]);
    let mut window = window(model, width, height);
    // What depends on the size of the buttons comes to its place a frame later.
    window.run();
    window
}
