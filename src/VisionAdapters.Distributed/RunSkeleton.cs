using Microsoft.Data.Sqlite;
using Npgsql;
using VisionAdapters.Bakeoff;
using VisionAdapters.Files;

namespace VisionAdapters.Distributed;

/// <summary>
/// A run's <c>run.db</c> as a bake-off begins it. The store keeps it without its images, and fills it again when the run is reported: so it
/// is scored by what scores every run.
/// </summary>
internal static class RunSkeleton
{
    public static string ReadHash(string folder)
    {
        using var connection = RunConnection.Open(folder, create: false);
        return RunReader.ReadDescription(connection).Summary.ConfigurationHash;
    }

    /// <summary>Copies the images into the store and takes them out of the file.</summary>
    /// <returns>Their places.</returns>
    public static async Task<IReadOnlyList<long>> CopyImagesAsync(
        string folder, string run, NpgsqlConnection store, CancellationToken cancellationToken)
    {
        using var connection = RunConnection.Open(folder, create: false);
        var places = new List<long>();
        using (var copy = await store.BeginBinaryImportAsync(
            "COPY va.image (run, place, id, truth, image_group) FROM STDIN (FORMAT binary)", cancellationToken).ConfigureAwait(false))
        {
            var rows = connection.Query(
                "SELECT position, id, truth, image_group FROM image ORDER BY position",
                reader => (reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.TextOrNull(3)));
            foreach (var (place, id, truth, group) in rows)
            {
                places.Add(place);
                await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
                await copy.WriteAsync(run, cancellationToken).ConfigureAwait(false);
                await copy.WriteAsync(place, cancellationToken).ConfigureAwait(false);
                await copy.WriteAsync(id, cancellationToken).ConfigureAwait(false);
                await copy.WriteAsync(truth, cancellationToken).ConfigureAwait(false);
                var written = group is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(group, cancellationToken);
                await written.ConfigureAwait(false);
            }

            await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        connection.Execute("DELETE FROM image");
        connection.Execute("VACUUM");
        return places;
    }

    public static byte[] ReadBytes(string folder) =>
        RegularFile.ReadAllBytes(Path.Combine(folder, RunConnection.FileName), Array.MaxLength);

    public static async Task FillAsync(
        string folder, byte[] skeleton, NpgsqlCommand images, NpgsqlCommand outcomes, CancellationToken cancellationToken)
    {
        using var taken = RunLock.Take(folder);
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            File.Delete(Path.Combine(folder, RunConnection.FileName + ending));
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, RunConnection.FileName), skeleton, cancellationToken).ConfigureAwait(false);
        using var connection = RunConnection.Open(folder, create: false);
        using var transaction = connection.BeginTransaction();
        await CopyAsync(images, connection, "INSERT INTO image VALUES", cancellationToken).ConfigureAwait(false);
        await CopyAsync(
            outcomes,
            connection,
            "INSERT INTO outcome (request, content, answered, error_kind, error_message, ask_again, latency_ms, model_version, request_id, "
                + "emulated, units, cost_usd, answer, raw_type, raw) VALUES",
            cancellationToken).ConfigureAwait(false);
        transaction.Commit();
    }

    private static async Task CopyAsync(NpgsqlCommand from, SqliteConnection to, string insert, CancellationToken cancellationToken)
    {
        using var reader = await from.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var names = Enumerable.Range(0, reader.FieldCount).Select(column => $"$c{column}").ToArray();
        using var command = to.Prepare($"{insert} ({string.Join(", ", names)})");
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            command.Parameters.Clear();
            for (var column = 0; column < names.Length; column++)
            {
                command.Parameters.AddWithValue(names[column], reader.GetValue(column));
            }

            command.ExecuteNonQuery();
        }
    }
}
