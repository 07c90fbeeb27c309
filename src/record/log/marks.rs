//! Grade and confidence of an answer in one byte.

use crate::answer::{Confidence, Grade};

/// The grade in the low four bits, the confidence in the high four; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::record) struct Marks(u8);

impl Marks {
    pub(in crate::record) fn new(grade: Option<Grade>, sure: Option<Confidence>) -> Self {
        let grade = match grade {
            None => 0,
            Some(Grade::Again) => 1,
            Some(Grade::Hard) => 2,
            Some(Grade::Good) => 3,
            Some(Grade::Easy) => 4,
            Some(Grade::Other) => 5,
        };
        let sure = match sure {
            None => 0,
            Some(Confidence::Guess) => 1,
            Some(Confidence::Unsure) => 2,
            Some(Confidence::Sure) => 3,
            Some(Confidence::Other) => 4,
        };
        Self(grade | sure << 4)
    }

    pub(in crate::record) fn grade(self) -> Option<Grade> {
        match self.0 & 15 {
            1 => Some(Grade::Again),
            2 => Some(Grade::Hard),
            3 => Some(Grade::Good),
            4 => Some(Grade::Easy),
            5 => Some(Grade::Other),
            _ => None,
        }
    }

    pub(in crate::record) fn sure(self) -> Option<Confidence> {
        match self.0 >> 4 {
            1 => Some(Confidence::Guess),
            2 => Some(Confidence::Unsure),
            3 => Some(Confidence::Sure),
            4 => Some(Confidence::Other),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_grade_comes_back_with_each_confidence() {
        let grades = Grade::ALL.into_iter().chain([Grade::Other]).map(Some);
        for grade in grades.chain([None]) {
            for sure in [
                None,
                Some(Confidence::Guess),
                Some(Confidence::Unsure),
                Some(Confidence::Sure),
                Some(Confidence::Other),
            ] {
                let marks = Marks::new(grade, sure);
                assert_eq!((marks.grade(), marks.sure()), (grade, sure), "{marks:?}");
            }
        }
        let none = Marks::default();
        assert_eq!((none.grade(), none.sure()), (None, None), "of other events");
    }
}
