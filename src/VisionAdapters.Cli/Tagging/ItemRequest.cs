using VisionAdapters.Bakeoff;

namespace VisionAdapters.Cli;

/// <summary>What <c>tag --items</c> asks for: who finds the items, and a folder for pictures that show them.</summary>
internal sealed record ItemRequest(string? FinderId, string? Folder)
{
    private static readonly string[] Finders = ["google-vision", "azure-vision", "aws-rekognition"];

    /// <summary>Reads the options, which mean something together only.</summary>
    /// <exception cref="UsageException">An option of items stands without <c>--items</c>.</exception>
    public static ItemRequest? From(bool items, string? finderId, string? folder) =>
        items ? new ItemRequest(finderId, folder)
        : finderId is not null ? throw new UsageException("--finder says who finds items: give --items too.")
        : folder is not null ? throw new UsageException("--draw draws the items that are found: give --items too.")
        : null;

    /// <summary>Finds the first service that is set up and tells where things are.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string FindFinder(ProviderRegistry registry) =>
        Array.Find(Finders, id => registry.Examine(new ProviderConfiguration { Id = id }).SkipReason is null)
        ?? throw new UsageException(
            $"Nobody finds the items: the local model describes, but finds nothing. Set up one of {string.Join(", ", Finders)} ('doctor' "
            + "says how), or name a provider of your own by --finder.");
}
