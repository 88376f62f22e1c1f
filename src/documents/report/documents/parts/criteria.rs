//! Every criterion gone through, by domain.

use super::super::blocks::{heading, item, paragraph, remark};
use super::super::campaign::{CampaignReader, criterion_name};
use super::super::grid_words::{level_answer, level_named};
use super::observed::{next_step, observed};
use super::profile::{bar, level_change, score_change, trend};
use crate::chart::mean_told;
use crate::dossier::{Answer, Proof};
use crate::french;
use crate::grid::{Criterion, Domain, Level, Scale, Subdomain};
use crate::report::content::{Block, LevelSign, Mark, Sign, Style, Text, Titled};
use crate::report::prose::PROSE;
use crate::report::words::{paragraphs, text};
use crate::scoring::{self, DomainScore, Strength, basis_words};

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
    /// Returns the criteria that a domain asks, in reading order, by its sub-domains if it has some.
    pub(in crate::report::documents) fn parts_of(
        &'a self,
        domain: &DomainScore,
    ) -> Vec<(Option<&'a Subdomain>, Vec<CriterionReader<'a>>)> {
        let domain = self.campaign.grid.domain(&domain.id);
        let parts = domain.into_iter().flat_map(Domain::parts);
        let parts = parts.map(|(part, criteria)| (part, self.read(criteria)));
        parts.filter(|(_, criteria)| !criteria.is_empty()).collect()
    }

    /// Reads those of these criteria that are gone through.
    fn read(&'a self, criteria: &'a [Criterion]) -> Vec<CriterionReader<'a>> {
        let criteria = criteria.iter().filter(|criterion| self.campaign.includes(criterion));
        let read = criteria.map(|criterion| {
            let former = self.dossier.former_entry(self.campaign.id, criterion);
            CriterionReader {
                of: self,
                criterion,
                answer: self.campaign.answer(&criterion.id),
                former: former.and_then(|entry| entry.answer.as_ref()),
            }
        });
        read.collect()
    }

    /// Returns the criteria that a domain asks, in reading order.
    fn criteria_of(&'a self, domain: &DomainScore) -> impl Iterator<Item = CriterionReader<'a>> {
        self.parts_of(domain).into_iter().flat_map(|(_, criteria)| criteria)
    }

    /// Returns all that are gone through.
    pub(in crate::report::documents) fn criteria(
        &'a self,
    ) -> impl Iterator<Item = CriterionReader<'a>> {
        self.scores.domains.iter().flat_map(|domain| self.criteria_of(domain))
    }
}

/// Returns the mark of an answer to a criterion of a scale.
pub(in crate::report::documents) fn mark(scale: &Scale, answer: Option<&Answer>) -> Mark {
    match answer {
        Some(Answer::Level(level)) => Mark::Level(LevelSign::of(scale, *level)),
        Some(Answer::NotApplicable { .. }) => Mark::NotApplicable,
        Some(Answer::Unknown) => Mark::Unknown,
        Some(Answer::Disputed { .. }) => Mark::Disputed,
        None => Mark::Unanswered,
    }
}

/// Returns an answer in a few words: "Niveau 2 · Structuré"; `between` stands before the two levels
/// of a disagreement.
pub(in crate::report::documents) fn standing(
    criterion: &Criterion,
    answer: Option<&Answer>,
    between: &str,
) -> String {
    match answer {
        Some(Answer::Level(level)) => level_answer(criterion, *level),
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
        standing(self.criterion, self.answer, ",")
    }

    /// Returns what is to be confirmed: the last answer, where this campaign has none yet.
    pub(in crate::report::documents) fn to_confirm(self) -> Option<String> {
        let is_awaited = self.answer.is_none() && !self.of.campaign.is_closed();
        Some(match self.former.filter(|_| is_awaited)? {
            Answer::Level(level) => fr!("niveau~{}", self.named(*level)),
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

    fn named(self, level: Level) -> String {
        level_named(&self.criterion.scale, level)
    }

    fn level(self) -> Option<Level> {
        self.answer.and_then(Answer::level)
    }

    fn target(self) -> Option<String> {
        let target = self.of.campaign.target(&self.criterion.id)?;
        Some(if self.level().is_some_and(|level| level >= target) {
            fr!("cible~{target} atteinte")
        } else {
            fr!("cible~{}", self.named(target))
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
                let sentence = self.criterion.level(*level).sentence;
                let is_told = sentence == self.criterion.scale.name(*level);
                blocks.extend((!is_told).then(|| paragraph(text(sentence))));
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
        let entry = campaign.entries.get(&self.criterion.id);
        let found = entry.and_then(|entry| entry.observed.as_ref());
        blocks.extend(found.into_iter().flat_map(|found| observed(self.criterion, found)));
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
        blocks.extend(found.and_then(|found| next_step(self.criterion, found)));
        let next = self.level().and_then(|level| {
            self.criterion.scale.next(level).zip(self.criterion.level(level).first_step)
        });
        blocks.extend(next.map(|(next, step)| {
            let lead = fr!("Pour passer au niveau~{next} : ");
            labelled(&lead, Style::Accent, &french::in_a_sentence(&text(step)))
        }));
        blocks
    }
}

/// Returns the blocks of every domain; with the team's comments, if they are told.
pub(in crate::report::documents) fn domains(
    reader: &CampaignReader<'_>,
    tells_comments: bool,
) -> Vec<Block> {
    let domain = |domain: &DomainScore| {
        let (unit, mean) = (domain.score.unit, domain.score.mean);
        let told = mean_told(unit, mean);
        let mut blocks = vec![
            heading(format!("{} · {}", text(&domain.code), text(&domain.title))),
            Block::Gauge {
                value: match mean {
                    Ok(_) => Text::styled(told, Style::Accent).then(unit.of_words(), Style::Muted),
                    Err(_) => Text::muted(told),
                },
                bar: bar(unit, mean.ok()),
                note: Text::joined(remarks(reader, domain).into_iter().map(Text::from)),
            },
        ];
        for (part, criteria) in reader.parts_of(domain) {
            blocks.extend(part.into_iter().flat_map(|part| part_head(domain, part)));
            blocks.extend(criteria.into_iter().map(|criterion| {
                Block::Item(Titled {
                    mark: Some(mark(&criterion.criterion.scale, criterion.answer)),
                    is_heading: true,
                    notes: criterion.notes(),
                    blocks: criterion.blocks(tells_comments),
                    ..item(criterion.name())
                })
            }));
        }
        blocks
    };
    let mut blocks: Vec<Block> = reader.scores.domains.iter().flat_map(domain).collect();
    let aside = set_aside(reader);
    blocks.extend((!aside.is_empty()).then(|| heading(SET_ASIDE)));
    blocks.extend(aside);
    blocks
}

/// What the criteria stand under that a rule of the grid sets aside.
pub(in crate::report::documents) const SET_ASIDE: &str = "Sans objet par règle";

/// Names a sub-domain and tells its score, where it has one of its own.
fn part_head(domain: &DomainScore, part: &Subdomain) -> Vec<Block> {
    let mut parts = domain.score.parts.iter();
    let term = parts.find(|term| term.code == part.code && term.title == part.title);
    let unit = domain.score.unit;
    let score = term.and_then(|term| term.score);
    let score = score.map(|score| format!("{}{}", unit.words(score), unit.of_words()));
    let title = format!("{} · {}", text(&part.code), text(&part.title));
    let head = Block::Heading { level: 3, text: title };
    std::iter::once(head).chain(score.map(remark)).collect()
}

/// Tells which criteria a rule of the grid sets aside, and which rule; nothing when it does not.
pub(in crate::report::documents) fn set_aside(reader: &CampaignReader<'_>) -> Vec<Block> {
    let line = |(criterion, rule): (&Criterion, String)| {
        Text::from(criterion_name(criterion)).then(fr!(" : {rule}"), Style::Plain)
    };
    let items: Vec<Text> = reader.set_aside().map(line).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![remark(PROSE.set_aside.as_str()), Block::List { items }]
}

/// Returns "2,1 en juin 2024 · +0,3 · cible 2,8 · 5 critères sur 6".
fn remarks(reader: &CampaignReader<'_>, domain: &DomainScore) -> Vec<String> {
    let score = &domain.score;
    let mut remarks = Vec::new();
    if let (Ok(former), Some(since)) = (score.former, &reader.since) {
        remarks.push(format!("{} en {since}", score.unit.words(former)));
    }
    if score.change.is_some() {
        let (change, trend) = score_change(score);
        let change = if trend.is_eq() { change } else { format!("évolution {change}") };
        let basis = score.change_basis().map(|basis| format!(" {}", basis_words(basis)));
        remarks.push(change + &basis.unwrap_or_default());
    }
    if let Some(target) = score.aim() {
        remarks.push(format!("cible {}", score.unit.words(target)));
    }
    if let Some((low, high)) = score.band {
        let (low, high) = (score.unit.words(low), score.unit.words(high));
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
