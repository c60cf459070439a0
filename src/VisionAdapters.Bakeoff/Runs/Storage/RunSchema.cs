namespace VisionAdapters.Bakeoff;

/// <summary>The tables of <c>run.db</c>.</summary>
internal static class RunSchema
{
    /// <summary>The version in <c>PRAGMA user_version</c>. Raise it with every change of the tables.</summary>
    public const int Version = 1;

    /// <summary>
    /// Answers are keyed by provider and content, the SHA-256 of the image's bytes: an image that occurs twice, or under another name, is asked for once.
    /// An image that cannot be read has no content; its outcome is keyed by its id.
    /// </summary>
    public const string Tables = """
        CREATE TABLE run (
            id TEXT NOT NULL, started TEXT NOT NULL, tool TEXT NOT NULL, configuration_hash TEXT NOT NULL,
            seed INTEGER NOT NULL, threshold REAL NOT NULL, dataset TEXT NOT NULL, taxonomy TEXT NOT NULL) STRICT;
        CREATE TABLE configuration (key TEXT PRIMARY KEY, value TEXT NOT NULL, decides_answers INTEGER NOT NULL) STRICT;
        CREATE TABLE provider (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, map TEXT, skipped TEXT) STRICT;
        CREATE TABLE facet (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, classes TEXT NOT NULL) STRICT;
        CREATE TABLE problem (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;
        CREATE TABLE image (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT, truth TEXT NOT NULL) STRICT;
        CREATE TABLE outcome (
            provider TEXT NOT NULL, content TEXT NOT NULL, answered TEXT NOT NULL, error_kind TEXT, error_message TEXT,
            ask_again INTEGER NOT NULL, latency_ms REAL, model_version TEXT, request_id TEXT, emulated INTEGER NOT NULL,
            units TEXT, cost_usd REAL, answer TEXT,
            PRIMARY KEY (provider, content)) STRICT;
        CREATE TABLE session (provider TEXT NOT NULL, started TEXT NOT NULL, seconds REAL NOT NULL, images INTEGER NOT NULL) STRICT;
        """;
}
