namespace VisionAdapters.Bakeoff;

/// <summary>The tables of <c>run.db</c>.</summary>
internal static class RunSchema
{
    /// <summary>The version in <c>PRAGMA user_version</c>. Raise it with every change of the tables.</summary>
    public const int Version = 4;

    /// <summary>The table of a part of a run: which of how many it is.</summary>
    public const string PartTable = "CREATE TABLE part (place INTEGER NOT NULL, count INTEGER NOT NULL) STRICT";

    /// <summary>
    /// Answers are keyed by what was asked (see <see cref="RequestIdentity"/>) and by the image's content, the SHA-256 of its bytes: an
    /// image that occurs twice, or under another name, is asked for once, and an answer counts in every run that would ask the same. An
    /// image that cannot be read has no content; its outcome is keyed by its id. Texts of taxonomies and maps, and wire bytes of answers,
    /// are compressed with Brotli.
    /// </summary>
    public const string Tables = """
        CREATE TABLE run (
            id TEXT NOT NULL, started TEXT NOT NULL, tool TEXT NOT NULL, configuration_hash TEXT NOT NULL, seed INTEGER NOT NULL,
            threshold REAL NOT NULL, dataset TEXT NOT NULL, taxonomy TEXT NOT NULL, dataset_map TEXT, primary_facet TEXT,
            margin REAL, max_failed_share REAL, calibration INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE document (hash TEXT PRIMARY KEY, name TEXT NOT NULL, texts BLOB NOT NULL) STRICT;
        CREATE TABLE request (id TEXT PRIMARY KEY, provider TEXT NOT NULL, meaning TEXT NOT NULL) STRICT;
        CREATE TABLE provider (
            position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, request TEXT, map TEXT, heads TEXT, skipped TEXT,
            emulated INTEGER NOT NULL, out_of_budget INTEGER NOT NULL) STRICT;
        CREATE TABLE facet (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, classes TEXT NOT NULL, several TEXT,
            is_several_declared INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE problem (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;
        CREATE TABLE image (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT, truth TEXT NOT NULL,
            image_group TEXT) STRICT;
        CREATE TABLE outcome (
            request TEXT NOT NULL, content TEXT NOT NULL, answered TEXT NOT NULL, error_kind TEXT, error_message TEXT,
            ask_again INTEGER NOT NULL, latency_ms REAL, model_version TEXT, request_id TEXT, emulated INTEGER NOT NULL,
            units TEXT, cost_usd REAL, answer TEXT, raw_type TEXT, raw BLOB,
            PRIMARY KEY (request, content)) STRICT;
        CREATE TABLE session (request TEXT NOT NULL, started TEXT NOT NULL, seconds REAL NOT NULL, images INTEGER NOT NULL) STRICT;
        """;

    /// <summary>Brings version 2, which knew neither groups nor rules of comparison, to version 3.</summary>
    public const string FromVersion2 = """
        ALTER TABLE run ADD COLUMN primary_facet TEXT;
        ALTER TABLE run ADD COLUMN margin REAL;
        ALTER TABLE run ADD COLUMN max_failed_share REAL;
        ALTER TABLE image ADD COLUMN image_group TEXT;
        """;

    /// <summary>Brings version 3, where an image had one value of a single-valued facet, to this one.</summary>
    public const string FromVersion3 = """
        ALTER TABLE run ADD COLUMN calibration INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE facet ADD COLUMN several TEXT;
        ALTER TABLE facet ADD COLUMN is_several_declared INTEGER NOT NULL DEFAULT 0;
        """;
}
