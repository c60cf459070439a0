namespace VisionAdapters.Cli;

/// <summary>Turns what was typed into images: files, folders with everything below them, and addresses.</summary>
internal static class ImageInputs
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"];
    private static readonly string[] Schemes = ["http", "https", "gs", "s3", "file"];

    /// <summary>Finds the images, in the order of the arguments and by name within a folder.</summary>
    /// <exception cref="UsageException">There is no such file, or a folder holds no image.</exception>
    public static IReadOnlyList<FoundImage> Expand(IReadOnlyList<string> inputs) => [.. inputs.SelectMany(Expand)];

    private static IEnumerable<FoundImage> Expand(string input)
    {
        if (Uri.TryCreate(input, UriKind.Absolute, out var uri) && input.Contains("://", StringComparison.Ordinal))
        {
            return Schemes.Contains(uri.Scheme, StringComparer.Ordinal)
                ? [new FoundImage(input, ImageInput.FromUri(uri))]
                : throw new UsageException($"'{input}': {uri.Scheme} addresses are not supported. Use one of: "
                    + $"{string.Join(", ", Schemes)}.");
        }

        if (Directory.Exists(input))
        {
            var files = Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories)
                .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .Select(file => new FoundImage(file, ImageInput.FromFile(file)))
                .ToList();
            return files.Count > 0 ? files : throw new UsageException($"'{input}' holds no image ({string.Join(", ", Endings)}).");
        }

        return File.Exists(input)
            ? [new FoundImage(input, ImageInput.FromFile(input))]
            : throw new UsageException($"There is no file or folder '{input}'.");
    }
}

/// <summary>An image and the name that results give it: as it was typed or found.</summary>
internal sealed record FoundImage(string Id, ImageInput Source);
