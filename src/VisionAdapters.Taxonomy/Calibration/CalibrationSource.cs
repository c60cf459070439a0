using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>A file that a calibration was fitted on.</summary>
public sealed record CalibrationSource
{
    /// <summary>Gets what the file holds: <c>labels</c>, <c>predictions</c>, <c>answers</c>, <c>images</c> or <c>map</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Gets the file's name.</summary>
    public required string File { get; init; }

    /// <summary>Gets the SHA-256 of its bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Names a file and hashes what it holds now.</summary>
    /// <param name="role">What the file holds.</param>
    /// <param name="path">The file.</param>
    /// <returns>The source, with the file's name alone: folders differ between machines.</returns>
    /// <exception cref="InputFileException">The file cannot be read.</exception>
    public static CalibrationSource FromFile(string role, string path)
    {
        try
        {
            return new CalibrationSource { Role = role, File = Path.GetFileName(path), Sha256 = ContentHashes.OfFile(path) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(
                path, null, $"the file cannot be read; check its path and permissions ({exception.Message})", exception);
        }
    }
}
