using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Opens <c>run.db</c> and reads and writes it with parameters.</summary>
internal static class RunConnection
{
    public const string FileName = "run.db";

    private const int NoSuchTable = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int Corrupt = 11;
    private const int IoFailure = 10;
    private const int Full = 13;

    /// <summary>Opens the database of a run; makes it when it is not there and <paramref name="create"/> is set.</summary>
    public static SqliteConnection Open(string folder, bool create)
    {
        var path = Path.Combine(folder, FileName);
        if (!create && !File.Exists(path))
        {
            throw new BakeoffRunException($"{folder} holds no run: there is no {FileName}. Name the folder that 'bakeoff run' wrote.");
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();

            // Every commit reaches the disk: an answer that was paid for survives a loss of power.
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            CheckVersion(connection, folder, create);
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Explain(exception, path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(this SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Prepare(sql, parameters);
        Guard(connection, command.ExecuteNonQuery);
    }

    /// <summary>Reads rows, each turned into an item while the reader stands on it.</summary>
    /// <exception cref="BakeoffRunException">The database is damaged.</exception>
    public static IEnumerable<T> Query<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Prepare(sql, parameters);
        using var reader = Guard(connection, command.ExecuteReader);
        while (Guard(connection, reader.Read))
        {
            yield return Guard(connection, () => read(reader));
        }
    }

    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static double? NumberOrNull(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetDouble(column);

    public static string Write(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset ReadTime(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static void CheckVersion(SqliteConnection connection, string folder, bool create)
    {
        var version = connection.Query("PRAGMA user_version", reader => reader.GetInt32(0)).Single();
        if (version == 0 && create)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(RunSchema.Tables);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {RunSchema.Version}"));
            transaction.Commit();
        }
        else if (version == 1)
        {
            Upgrade(connection, folder);
        }
        else if (version is 2 or 3)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute((version == 2 ? RunSchema.FromVersion2 : "") + RunSchema.FromVersion3);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {RunSchema.Version}"));
            transaction.Commit();
        }
        else if (version != RunSchema.Version)
        {
            throw new BakeoffRunException(
                $"{Path.Combine(folder, FileName)} is of schema version {version}, and this tool reads {RunSchema.Version}: "
                + "use the version of the tool that wrote it, or run anew into another folder.");
        }
    }

    private static void Upgrade(SqliteConnection connection, string folder)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            new SchemaUpgrade(connection).FromVersion1();
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {RunSchema.Version}"));
            transaction.Commit();
        }
        catch (InputFileException exception)
        {
            throw new BakeoffRunException(
                $"{Path.Combine(folder, FileName)} is of schema version 1, which names its taxonomy and maps and does not hold them, and "
                    + "one cannot be loaded: "
                + $"put it back where it was, and open the run again. ({exception.Message})",
                exception);
        }
    }

    /// <summary>Reads a JSON cell.</summary>
    /// <exception cref="JsonException">The text is no such JSON.</exception>
    public static T ReadJson<T>(this SqliteDataReader reader, int column, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(reader.GetString(column), type) ?? throw new JsonException("The value is null.");

    /// <summary>Makes the error of a database that holds what no run would have written.</summary>
    public static BakeoffRunException Damaged(SqliteConnection connection, string what, Exception? cause = null) =>
        new($"{connection.DataSource} is damaged ({what}): put a copy of it back, delete it, or run into another folder.", cause);

    /// <summary>Tells whether the reason of an error may go away by itself, or by somebody's hand, while a run waits.</summary>
    public static bool MayPass(SqliteException exception) =>
        exception.SqliteErrorCode is Busy or Locked or ReadOnly or IoFailure or Full or CannotOpen;

    /// <summary>Says what to do about a disk that is full; empty for another reason.</summary>
    public static string CureFor(Exception exception) => exception is SqliteException { SqliteErrorCode: Full }
        ? " Make room on the disk and run again: what is stored stays, and is not asked for twice."
        : "";

    /// <summary>Turns errors of the database into those of a run.</summary>
    public static T Guard<T>(SqliteConnection connection, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (SqliteException exception)
        {
            throw Explain(exception, connection.DataSource);
        }
        catch (Exception exception) when (exception is
            InvalidCastException or FormatException or JsonException or InvalidDataException or
            InvalidOperationException or ArgumentException or OverflowException)
        {
            throw Damaged(connection, $"a row cannot be read: {exception.Message}", exception);
        }
    }

    private static BakeoffRunException Explain(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        NotADatabase or Corrupt or NoSuchTable => new BakeoffRunException(
            $"{path} is damaged or no run's database ({exception.Message}): delete it, or run into another folder.", exception),
        Full or IoFailure => new BakeoffRunException(
            BakeoffRunErrorKind.StorageFailed, $"{path} cannot be used: {exception.Message}{CureFor(exception)}", exception),
        _ => new BakeoffRunException($"{path} cannot be used: {exception.Message}", exception),
    };
}
