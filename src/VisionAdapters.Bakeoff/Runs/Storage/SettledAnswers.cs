using Microsoft.Data.Sqlite;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Looks up, image by image, which contents a request needs no asking for. It has a connection of its own, so that it reads beside the
/// writer, and holds none of the answers in memory: a run may have ten million. What failed since it began is settled too: an equal image
/// is not asked for again in the same session.
/// </summary>
internal sealed class SettledAnswers : ISettledAnswers
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _content;
    private readonly Func<RawResponse, TaggingResponse>? _parse;

    public SettledAnswers(string folder, BakeoffProvider provider, DateTimeOffset began)
    {
        _parse = provider.Parse;
        _connection = RunConnection.Open(folder, create: false);
        HasAnswer = RunReader.HasAnswer(_connection, provider.Request.Id, provider.IsEmulated);
        _command = _connection.Prepare(
            """
            SELECT ask_again AND answered < $began, raw_type, raw FROM outcome
            WHERE request = $request AND content = $content AND emulated <= $emulated
            """,
            ("$began", RunConnection.Write(began)),
            ("$request", provider.Request.Id),
            ("$emulated", provider.IsEmulated ? 1 : 0));
        _content = _command.Parameters.Add("$content", SqliteType.Text);
        _command.Prepare();
    }

    /// <inheritdoc/>
    public bool HasAnswer { get; }

    /// <inheritdoc/>
    public bool Contains(string content)
    {
        _content.Value = content;
        return RunConnection.Guard(_connection, Find);
    }

    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }

    private bool Find()
    {
        using var reader = _command.ExecuteReader();
        return reader.Read() && (!reader.GetBoolean(0) || RunReader.IsReadable(reader, typeColumn: 1, _parse));
    }
}
