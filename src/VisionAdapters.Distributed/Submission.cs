using System.Globalization;
using System.Text.Json;
using Npgsql;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Distributed;

/// <summary>Writes a run with its images, providers and shards into the store.</summary>
internal static class Submission
{
    private const int MaxShard = 1000;
    private const int MinShard = 20;
    private const int WantedShards = 64;

    /// <summary>Returns the folder or archive of a set's images.</summary>
    public static string FindImages(DatasetConfiguration dataset)
    {
        var path = Path.GetFullPath(dataset.Path);
        return Path.GetFullPath(dataset.Images ?? (dataset.Format == "folder" ? path : Path.GetDirectoryName(path)!));
    }

    public static void ThrowIfNotFound(BakeoffSession session, string root)
    {
        using var images = ImageStore.OpenPath(root);
        if (session.Images.FirstOrDefault(image => !images.Contains(image.Id)) is { } lost)
        {
            throw new DistributedStoreException(
                $"Workers find images by their id below {root}, and '{lost.Id}' is not there: "
                    + "name the folder, zip or tar of the images under 'images' in the dataset.");
        }
    }

    public static async Task WriteAsync(
        NpgsqlDataSource source,
        string run,
        string hash,
        string root,
        string folder,
        BakeoffSession session,
        BakeoffConfiguration configuration,
        CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // A cancelled run of the same configuration gives its name to the new one.
                await RunAsync(
                    """
                    WITH gone AS (DELETE FROM va.run WHERE run = $1), images AS (DELETE FROM va.image WHERE run = $1),
                        shards AS (DELETE FROM va.shard WHERE run = $1)
                    DELETE FROM va.provider WHERE run = $1
                    """,
                    run).ConfigureAwait(false);
                var places = await RunSkeleton.CopyImagesAsync(folder, run, connection, cancellationToken).ConfigureAwait(false);
                await RunAsync(
                    "INSERT INTO va.run (run, hash, state, images_root, taxonomy, skeleton) VALUES ($1, $2, 'made', $3, $4, $5)",
                    run, hash, root, configuration.Taxonomy, RunSkeleton.ReadBytes(folder)).ConfigureAwait(false);
                foreach (var (position, provider) in session.Providers.Index().Where(provider => provider.Item.Tagger is not null))
                {
                    var setup = configuration.Providers.First(other => other.Id == provider.Id);
                    var queue = QueueOf(provider);
                    await RunAsync(
                        "INSERT INTO va.provider VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                        run,
                        position,
                        provider.Id,
                        provider.Request.Id,
                        provider.Request.Text,
                        queue,
                        provider.IsEmulated,
                        JsonSerializer.Serialize(setup)).ConfigureAwait(false);
                    foreach (var (shard, stretch) in places.Chunk(Math.Clamp(places.Count / WantedShards, MinShard, MaxShard)).Index())
                    {
                        await RunAsync(
                            "INSERT INTO va.shard (run, queue, shard, first, last, images) VALUES ($1, $2, $3, $4, $5, $6)",
                            run, queue, shard, stretch[0], stretch[^1], stretch.Length).ConfigureAwait(false);
                    }
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        async Task RunAsync(string sql, params object?[] values)
        {
            using var command = new NpgsqlCommand(sql, connection);
            Array.ForEach(values, value => command.Parameters.Add(StoreQueries.Parameter(value)));
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string QueueOf(BakeoffProvider provider)
    {
        var name = provider.Id.ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-');
        return string.Create(CultureInfo.InvariantCulture, $"{string.Concat(name)}-{provider.Request.Id[..8]}");
    }
}
