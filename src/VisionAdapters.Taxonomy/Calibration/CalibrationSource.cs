using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>A file that a calibration was fitted on.</summary>
/// <param name="Role">What the file holds: <c>labels</c>, <c>predictions</c>, <c>answers</c>, <c>images</c> or <c>map</c>.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record CalibrationSource(string Role, string File, string Sha256)
{
    /// <summary>Names a file and hashes what it holds now.</summary>
    /// <param name="role">What the file holds.</param>
    /// <param name="path">The file.</param>
    /// <returns>The source, with the file's name alone: folders differ between machines.</returns>
    /// <exception cref="InputFileException">The file cannot be read.</exception>
    public static CalibrationSource Of(string role, string path)
    {
        try
        {
            return new CalibrationSource(role, Path.GetFileName(path), ContentHashes.OfFile(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, null, $"the file cannot be read; check its path and permissions ({exception.Message})", exception);
        }
    }
}
