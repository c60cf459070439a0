using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>
/// A fitted calibration with where it comes from: the file that stands beside a provider's map. <c>docs/calibration.md</c> describes it.
/// </summary>
public sealed class CalibrationFile
{
    /// <summary>The version of the file's layout.</summary>
    public const int SchemaVersion = 1;

    /// <summary>
    /// Gets the taxonomy whose facets and values are meant; <see langword="null"/> when the labels have words of their own.
    /// </summary>
    public string? Taxonomy { get; init; }

    /// <summary>Gets the day of the fit, in UTC.</summary>
    public required DateOnly Created { get; init; }

    /// <summary>Gets the program that fitted, with its version.</summary>
    public required string Tool { get; init; }

    /// <summary>Gets who looked at the figures and when; <see langword="null"/> until somebody has.</summary>
    public string? Reviewed { get; init; }

    /// <summary>Gets the seed of the split.</summary>
    public required int SplitSeed { get; init; }

    /// <summary>Gets the share of the images that the fit saw.</summary>
    public required double FitShare { get; init; }

    /// <summary>Gets how strongly curves were drawn to the pooled one.</summary>
    public required double Shrinkage { get; init; }

    /// <summary>Gets the files that the calibration was fitted on.</summary>
    public required IReadOnlyList<CalibrationSource> Sources { get; init; }

    /// <summary>Gets the calibrations.</summary>
    public required IReadOnlyList<ProviderCalibration> Providers { get; init; }

    /// <summary>Finds a provider's calibration.</summary>
    /// <param name="providerId">The provider's id.</param>
    /// <returns>The calibration, or <see langword="null"/>.</returns>
    public ProviderCalibration? FindProvider(string providerId) => Providers.FirstOrDefault(provider => provider.Provider == providerId);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="InputFileException">The file cannot be read, or is wrong; the message names the line and the cure.</exception>
    public static CalibrationFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return CalibrationYamlReader.Read(SourceText.ReadFile(path));
    }

    /// <summary>Makes a calibration from its text.</summary>
    /// <param name="text">The text of a calibration file.</param>
    /// <param name="name">What messages call the text.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="InputFileException">The text is wrong; the message names the line and the cure.</exception>
    public static CalibrationFile Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return CalibrationYamlReader.Read(new SourceText(name, text));
    }

    /// <summary>Writes the file. Equal calibrations give equal text.</summary>
    /// <param name="output">Where to write.</param>
    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        CalibrationYamlWriter.Write(this, output);
    }
}
