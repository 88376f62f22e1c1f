//! A grid in several languages: each text beside its translations, found by the text itself.

use std::sync::Arc;

use super::{Criterion, CriterionKind, Domain, Grid, LevelGroup, Scale, ScaleLevel};

impl Grid {
    /// Returns this grid as it is read in another of its languages; what is not translated stays as
    /// it is.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        let mut grid = self.clone();
        let Some(translation) = self.other_languages.iter().find(|one| one.language == language)
        else {
            return grid;
        };
        language.clone_into(&mut grid.language);
        grid.each_text(&mut |text| {
            if let Some(translated) = translation.texts.get(text.as_str()) {
                text.clone_from(translated);
            }
        });
        grid
    }

    /// Goes through every text that may be translated.
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        let texts = [&mut self.title, &mut self.structure, &mut self.source, &mut self.licence];
        texts.into_iter().for_each(&mut *change);
        let mut scales: Vec<Arc<Scale>> = Vec::with_capacity(self.scales.len());
        for scale in &self.scales {
            let mut translated = Scale::clone(scale);
            each_of_scale(&mut translated, change);
            scales.push(Arc::new(translated));
        }
        for question in &mut self.profile {
            change(&mut question.question);
        }
        for gate in &mut self.scoring.gates {
            gate.name.iter_mut().for_each(&mut *change);
        }
        for indicator in &mut self.indicators {
            change(&mut indicator.name);
        }
        for domain in &mut self.domains {
            each_of_domain(domain, change);
            for criterion in &mut domain.criteria {
                let own = self.scales.iter().position(|scale| **scale == *criterion.scale);
                if let Some(scale) = own.and_then(|place| scales.get(place)) {
                    criterion.scale = Arc::clone(scale);
                }
            }
        }
        self.scales = scales;
    }
}

fn each_of_scale(scale: &mut Scale, change: &mut dyn FnMut(&mut String)) {
    for ScaleLevel { name, definition, .. } in &mut scale.levels {
        change(name);
        change(definition);
    }
    for LevelGroup { name, .. } in &mut scale.groups {
        change(name);
    }
}

fn each_of_domain(domain: &mut Domain, change: &mut dyn FnMut(&mut String)) {
    change(&mut domain.title);
    change(&mut domain.short_title);
    for part in &mut domain.subdomains {
        change(&mut part.title);
        change(&mut part.short_title);
    }
    for criterion in &mut domain.criteria {
        each_of_criterion(criterion, change);
    }
}

fn each_of_criterion(criterion: &mut Criterion, change: &mut dyn FnMut(&mut String)) {
    change(&mut criterion.title);
    change(&mut criterion.question);
    for text in criterion.levels.iter_mut().flatten() {
        change(&mut text.sentence);
        text.first_step.iter_mut().for_each(&mut *change);
    }
    match &mut criterion.kind {
        CriterionKind::Characteristics(all) => {
            all.items.iter_mut().for_each(|item| change(&mut item.text));
        }
        CriterionKind::Measure(measure) => change(&mut measure.unit),
        CriterionKind::Levels | CriterionKind::YesNo(_) => {}
    }
    // The proofs a team says it holds are known by their words, in the first language.
    criterion.help.iter_mut().for_each(&mut *change);
    criterion.has_axis.iter_mut().for_each(&mut *change);
    for reference in &mut criterion.references {
        change(&mut reference.name);
    }
}
