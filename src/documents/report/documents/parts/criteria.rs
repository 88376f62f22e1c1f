//! Every criterion gone through, by domain.

use super::super::blocks::{heading, item, paragraph};
use super::super::campaign::{CampaignReader, criterion_name};
use super::profile::{hundredths, level_change, score_change, trend};
use crate::dossier::{Answer, Proof};
use crate::french;
use crate::grid::{Criterion, Grid, Level};
use crate::report::content::{Block, Mark, Sign, Style, Text, Titled};
use crate::report::words::{paragraphs, text};
use crate::scoring::{self, DomainScore, Strength, basis_words, mean_words};

/// What a campaign says of one criterion.
#[derive(Clone, Copy)]
pub(in crate::report::documents) struct CriterionReader<'a> {
    of: &'a CampaignReader<'a>,
    pub(in crate::report::documents) criterion: &'a Criterion,
    pub(in crate::report::documents) answer: Option<&'a Answer>,
    /// What the last comparable campaign said.
    former: Option<&'a Answer>,
}

impl<'a> CampaignReader<'a> {
    /// Returns the criteria that a domain asks, in reading order.
    pub(in crate::report::documents) fn criteria_of(
        &'a self,
        domain: &DomainScore,
    ) -> impl Iterator<Item = CriterionReader<'a>> {
        let domain = self.campaign.grid.domains.iter().find(|own| own.id == domain.id);
        let criteria = domain.into_iter().flat_map(|domain| &domain.criteria);
        let criteria = criteria.filter(|criterion| self.campaign.includes(criterion));
        criteria.map(|criterion| {
            let former = self.dossier.former_entry(self.campaign.id, criterion);
            CriterionReader {
                of: self,
                criterion,
                answer: self.campaign.answer(&criterion.id),
                former: former.and_then(|entry| entry.answer.as_ref()),
            }
        })
    }

    /// Returns all that are gone through.
    pub(in crate::report::documents) fn criteria(
        &'a self,
    ) -> impl Iterator<Item = CriterionReader<'a>> {
        self.scores.domains.iter().flat_map(|domain| self.criteria_of(domain))
    }
}

/// Returns the mark of an answer.
pub(in crate::report::documents) const fn mark(answer: Option<&Answer>) -> Mark {
    match answer {
        Some(Answer::Level(level)) => Mark::Level(level.number()),
        Some(Answer::NotApplicable { .. }) => Mark::NotApplicable,
        Some(Answer::Unknown) => Mark::Unknown,
        Some(Answer::Disputed { .. }) => Mark::Disputed,
        None => Mark::Unanswered,
    }
}

/// Returns an answer in a few words: "Niveau 2 · Structuré"; `between` stands before the two levels
/// of a disagreement.
pub(in crate::report::documents) fn standing(
    grid: &Grid,
    answer: Option<&Answer>,
    between: &str,
) -> String {
    match answer {
        Some(Answer::Level(level)) => {
            fr!("Niveau~{level} · {}", text(grid.level_name(*level)))
        }
        Some(Answer::NotApplicable { .. }) => "Sans objet".to_owned(),
        Some(Answer::Unknown) => "Ne sait pas".to_owned(),
        Some(Answer::Disputed { low, high }) => {
            format!("Pas d’accord à ce jour{between} entre {low} et {high}")
        }
        None => "Sans réponse".to_owned(),
    }
}

impl CriterionReader<'_> {
    /// Returns "A2 · Concertation pluriprofessionnelle".
    pub(in crate::report::documents) fn name(self) -> String {
        criterion_name(self.criterion)
    }

    /// Returns the answer in a few words.
    pub(in crate::report::documents) fn standing(self) -> String {
        standing(&self.of.campaign.grid, self.answer, ",")
    }

    /// Returns what is to be confirmed: the last answer, where this campaign has none yet.
    pub(in crate::report::documents) fn to_confirm(self) -> Option<String> {
        let is_awaited = self.answer.is_none() && !self.of.campaign.is_closed();
        Some(match self.former.filter(|_| is_awaited)? {
            Answer::Level(level) => fr!("niveau~{}", self.of.named(*level)),
            other @ (Answer::NotApplicable { .. } | Answer::Unknown | Answer::Disputed { .. }) => {
                other.words()
            }
        })
    }

    /// Returns what changed: "+1 depuis juin 2024".
    pub(in crate::report::documents) fn change(self) -> Option<Text> {
        let (then, now) = (self.former.and_then(Answer::level)?, self.level()?);
        let since = self.of.since.as_ref()?;
        let words = if then == now { "stable".to_owned() } else { level_change(then, now) };
        Some(trend(now.cmp(&then), format!("{words} depuis {since}")))
    }

    /// Returns what stands behind the level, its sign before the word; nothing when none above 0 is
    /// claimed.
    pub(in crate::report::documents) fn strength(self) -> Option<Text> {
        let CampaignReader { dossier, campaign, made_on, .. } = self.of;
        let strength = Strength::of(dossier, campaign, &self.criterion.id, *made_on)?;
        let sign = match strength {
            Strength::Declared => Sign::Declared,
            Strength::Observed => Sign::Observed,
            Strength::Proven => Sign::Proven,
            Strength::Expired => Sign::Expired,
        };
        Some(Text::signed(sign, strength.label(), Style::Plain))
    }

    /// Returns what some still think, by paragraph.
    pub(in crate::report::documents) fn minority(self) -> Vec<String> {
        let entry = self.of.campaign.entries.get(&self.criterion.id);
        entry.map(|entry| paragraphs(&entry.minority)).unwrap_or_default()
    }

    fn level(self) -> Option<Level> {
        self.answer.and_then(Answer::level)
    }

    fn target(self) -> Option<String> {
        let target = self.of.campaign.target(&self.criterion.id)?;
        Some(if self.level().is_some_and(|level| level >= target) {
            fr!("cible~{target} atteinte")
        } else {
            fr!("cible~{}", self.of.named(target))
        })
    }

    /// Words the proofs of the register with their dates, as they stood on the day that is judged.
    fn proofs(self) -> String {
        let CampaignReader { dossier, campaign, made_on, .. } = self.of;
        let on = scoring::judged_on(campaign, *made_on);
        let words = |proof: &Proof| {
            let date = proof.date.map(|date| format!("du {}", french::long_date(date)));
            let parts = [Some(text(proof.display_title())), date, Some(proof.validity_on(on))];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        let proofs = scoring::proofs(dossier, campaign, &self.criterion.id, *made_on);
        proofs.map(words).collect::<Vec<_>>().join(fr!(" ; "))
    }

    fn notes(self) -> Vec<Text> {
        let mut notes = vec![Text::strong(self.standing())];
        notes.extend(self.change());
        notes.extend(self.target().map(Text::muted));
        notes.extend(self.strength());
        notes.extend(self.criterion.is_socle.then(|| Text::muted("socle")));
        notes
    }

    fn blocks(self, tells_comment: bool) -> Vec<Block> {
        let campaign = self.of.campaign;
        let labelled = |label: &str, style, words: &str| {
            paragraph(Text::styled(label, style).then(words, Style::Plain))
        };
        let mut blocks = Vec::new();
        match self.answer {
            Some(Answer::Level(level)) => {
                blocks.push(paragraph(text(&self.criterion.level(*level).sentence)));
            }
            Some(Answer::NotApplicable { reason }) => {
                blocks.push(labelled(fr!("Motif : "), Style::Muted, &text(reason)));
            }
            Some(Answer::Unknown | Answer::Disputed { .. }) => {}
            None => {
                let lead = fr!("À reconfirmer, la dernière fois : ");
                blocks
                    .extend(self.to_confirm().map(|former| labelled(lead, Style::Muted, &former)));
            }
        }
        let comment = paragraphs(campaign.comment(&self.criterion.id));
        blocks.extend(quote("", comment).filter(|_| tells_comment));
        blocks.extend(quote("Avis minoritaire", self.minority()));
        let proofs = self.proofs();
        if !proofs.is_empty() {
            blocks.push(labelled(fr!("Ce qui le montre : "), Style::Muted, &proofs));
        }
        let corrections = campaign.closure.iter().flat_map(|closure| &closure.corrections);
        blocks.extend(
            corrections.filter(|correction| correction.criterion == self.criterion.id).map(
                |correction| {
                    let said =
                        fr!("Le {} : {}", french::long_date(correction.on), text(&correction.text));
                    labelled("Correction. ", Style::Strong, &said)
                },
            ),
        );
        let next = self.level().and_then(|level| level.next().zip(self.step(level)));
        blocks.extend(next.map(|(next, step)| {
            let lead = fr!("Pour passer au niveau~{next} : ");
            labelled(&lead, Style::Accent, &french::in_a_sentence(&step))
        }));
        blocks
    }

    fn step(self, level: Level) -> Option<String> {
        self.criterion.level(level).first_step.as_deref().map(text)
    }
}

/// Returns the blocks of every domain; with the team's comments, if they are told.
pub(in crate::report::documents) fn domains(
    reader: &CampaignReader<'_>,
    tells_comments: bool,
) -> Vec<Block> {
    let domain = |domain: &DomainScore| {
        let mean = mean_words(domain.score.mean);
        let mut blocks = vec![
            heading(format!("{} · {}", text(&domain.code), text(&domain.title))),
            Block::Gauge {
                value: match domain.score.mean {
                    Ok(_) => Text::styled(mean, Style::Accent).then(" sur 4", Style::Muted),
                    Err(_) => Text::muted(mean),
                },
                bar: hundredths(domain.score.mean),
                note: Text::joined(remarks(reader, domain).into_iter().map(Text::from)),
            },
        ];
        blocks.extend(reader.criteria_of(domain).map(|criterion| {
            Block::Item(Titled {
                mark: Some(mark(criterion.answer)),
                is_heading: true,
                notes: criterion.notes(),
                blocks: criterion.blocks(tells_comments),
                ..item(criterion.name())
            })
        }));
        blocks
    };
    reader.scores.domains.iter().flat_map(domain).collect()
}

/// Returns "2,1 en juin 2024 · +0,3 · cible 2,8 · 5 critères sur 6".
fn remarks(reader: &CampaignReader<'_>, domain: &DomainScore) -> Vec<String> {
    let score = &domain.score;
    let mut remarks = Vec::new();
    if let (Ok(former), Some(since)) = (score.former, &reader.since) {
        remarks.push(format!("{} en {since}", french::decimal(former)));
    }
    if score.change.is_some() {
        let (change, trend) = score_change(score);
        let change = if trend.is_eq() { change } else { format!("évolution {change}") };
        let basis = score.change_basis().map(|basis| format!(" {}", basis_words(basis)));
        remarks.push(change + &basis.unwrap_or_default());
    }
    if let Some(target) = score.aim() {
        remarks.push(format!("cible {}", french::decimal(target)));
    }
    if let Some((low, high)) = score.band {
        let (low, high) = (french::decimal(low), french::decimal(high));
        remarks.push(format!("entre {low} et {high} faute d’accord"));
    }
    let coverage = &score.coverage;
    remarks.push(format!(
        "{} sur {} pris en compte",
        french::count(coverage.levelled, "critère"),
        coverage.total
    ));
    remarks
}

/// Returns the team's words; nothing when it said nothing.
pub(in crate::report::documents) fn quote(label: &str, paragraphs: Vec<String>) -> Option<Block> {
    (!paragraphs.is_empty()).then(|| Block::Quote { label: label.to_owned(), paragraphs })
}
