using Microsoft.Data.Sqlite;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// The small pictures that a run keeps, by the content of their image, so that a report can be written again where the photos are gone.
/// </summary>
internal static class ThumbnailStore
{
    private const string Table = "CREATE TABLE IF NOT EXISTS thumbnail (content TEXT PRIMARY KEY, jpeg BLOB NOT NULL) STRICT";

    public static HashSet<string> ReadContents(SqliteConnection connection) => Exists(connection, "main")
        ? connection.Query("SELECT content FROM thumbnail", reader => reader.GetString(0)).ToHashSet(StringComparer.Ordinal)
        : [];

    public static ReadOnlyMemory<byte> Read(SqliteConnection connection, string content) => connection
        .Query("SELECT jpeg FROM thumbnail WHERE content = $content", reader => reader.GetFieldValue<byte[]>(0), ("$content", content))
        .SingleOrDefault();

    public static void Keep(SqliteConnection connection, IEnumerable<(string Content, ReadOnlyMemory<byte> Jpeg)> pictures)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(Table);
        foreach (var (content, jpeg) in pictures)
        {
            connection.Execute(
                "INSERT OR REPLACE INTO thumbnail VALUES ($content, $jpeg)", ("$content", content), ("$jpeg", jpeg.ToArray()));
        }

        transaction.Commit();
    }

    /// <summary>Takes over the pictures of the database that is attached as <c>other</c>.</summary>
    public static void CopyFromOther(SqliteConnection connection)
    {
        if (Exists(connection, "other"))
        {
            connection.Execute(Table);
            connection.Execute("INSERT OR IGNORE INTO thumbnail SELECT * FROM other.thumbnail");
        }
    }

    private static bool Exists(SqliteConnection connection, string database) => connection
        .Query($"SELECT COUNT(*) FROM {database}.sqlite_master WHERE name = 'thumbnail'", reader => reader.GetInt32(0))
        .Single() > 0;
}
