using System.Security.Cryptography;
using System.Text;

namespace VisionAdapters.Reporting;

/// <summary>The images of a bake-off, one by one: what is true of them, what each provider said, and small pictures of them.</summary>
public sealed record ReportPictures
{
    /// <summary>The width and height of a tile in pixels.</summary>
    public const int TileSide = 72;

    /// <summary>The number of tiles in a row of a sheet.</summary>
    public const int SheetColumns = 16;

    /// <summary>The number of tiles of a sheet; the last one may have fewer.</summary>
    public const int TilesPerSheet = SheetColumns * SheetColumns;

    /// <summary>Gets the images, in the set's order.</summary>
    public IReadOnlyList<ReportImage> Images { get; init; } = [];

    /// <summary>Gets the sheets of tiles as JPEG; see <see cref="ReportImage.Tile"/>.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Sheets { get; init; } = [];

    /// <summary>Gets the ids of each facet's values in the order of the taxonomy, in which matrices show them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Replaces the images' ids, which are often names of files, by the start of their SHA-256.</summary>
    /// <returns>The pictures under other names.</returns>
    public ReportPictures Anonymize() => this with
    {
        Images =
        [
            .. Images.Select(image => image with
            {
                Image = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(image.Image)))[..16],
            }),
        ],
    };

    /// <summary>Leaves the small pictures out; what was said stays.</summary>
    /// <returns>The images without pictures.</returns>
    public ReportPictures WithoutSheets() => this with { Images = [.. Images.Select(image => image with { Tile = null })], Sheets = [] };
}
