//! The reader of texts people wrote.
