//! Why there is no workbook.

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum XlsxError {
    /// A sheet has room for 1,048,576 rows and 16,384 columns.
    #[error("le tableau «\u{a0}{0}\u{a0}» est trop grand pour une feuille de classeur")]
    TooLarge(String),
    /// The writer refused: a defect of the program, not of the dossier.
    #[error("le classeur n’a pas pu être composé\u{a0}: {0}")]
    Refused(#[from] rust_xlsxwriter::XlsxError),
}
