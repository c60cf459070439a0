using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using VisionAdapters.Imaging;
using VisionAdapters.Reporting;

namespace VisionAdapters.Bakeoff;

/// <summary>Makes the small pictures that a run lacks, while the photos are at hand.</summary>
internal static class ThumbnailMaker
{
    // Pictures are kept in one transaction a batch: neither one commit an image nor all images in memory.
    private const int ImagesAtOnce = 512;

    private static readonly ImageLimits Thumbnail = new() { MaxSide = ReportPictures.TileSide };

    public static async Task KeepAsync(SqliteConnection connection, LabeledSet set, CancellationToken cancellationToken)
    {
        var known = ThumbnailStore.ReadContents(connection);
        var images = set.Images.ToDictionary(image => image.Id, StringComparer.Ordinal);
        var missing = RunReader.ReadImages(connection)
            .Where(image => image.Content is not null && !known.Contains(image.Content) && images.ContainsKey(image.Id))
            .DistinctBy(image => image.Content, StringComparer.Ordinal)
            .ToArray();
        foreach (var batch in missing.Chunk(ImagesAtOnce))
        {
            var made = new ConcurrentDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
            await Parallel.ForEachAsync(batch, cancellationToken, async (image, token) =>
            {
                if (await TryMakeAsync(images[image.Id], token).ConfigureAwait(false) is { } jpeg)
                {
                    made[image.Content!] = jpeg;
                }
            }).ConfigureAwait(false);
            ThumbnailStore.Keep(connection, batch
                .Where(image => made.ContainsKey(image.Content!))
                .Select(image => (image.Content!, made[image.Content!])));
        }
    }

    // A picture that has gone since it was answered must not cost the report.
    private static async Task<ReadOnlyMemory<byte>?> TryMakeAsync(LabeledImage image, CancellationToken cancellationToken)
    {
        try
        {
            var content = await image.Image.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return ImagePreparer.Prepare(content.Bytes, Thumbnail, cancellationToken: cancellationToken).Bytes;
        }
        catch (TaggingException)
        {
            return null;
        }
    }
}
