using VisionAdapters.Evaluation;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>What a bake-off compares: the content of <c>bakeoff.yaml</c>. Paths are absolute or relative to the current folder.</summary>
public sealed record BakeoffConfiguration
{
    /// <summary>The taxonomy unless another is named.</summary>
    public const string DefaultTaxonomy = "fashion";

    /// <summary>The seed of sampling and resampling unless another is given.</summary>
    public const int DefaultSeed = 1;

    /// <summary>The threshold of multi-valued facets unless another is given.</summary>
    public const double DefaultThreshold = 0.5;

    /// <summary>The difference that is too small to mind unless another is given: two points.</summary>
    public const double DefaultMargin = 0.02;

    /// <summary>The share of images that a ranked provider may refuse or fail on unless another is given.</summary>
    public const double DefaultMaxFailedShare = 0.05;

    /// <summary>Gets the file that the configuration was read from; <see langword="null"/> when it was made in code.</summary>
    public string? File { get; init; }

    /// <summary>Gets the labeled set.</summary>
    public required DatasetConfiguration Dataset { get; init; }

    /// <summary>Gets the taxonomy: the name of one that ships, or a path.</summary>
    public string Taxonomy { get; init; } = DefaultTaxonomy;

    /// <summary>Gets the providers, in the order in which they are asked and reported.</summary>
    public required IReadOnlyList<ProviderConfiguration> Providers { get; init; }

    /// <summary>Gets the greatest number of images to ask for, drawn by <see cref="Seed"/>; <see langword="null"/> asks for all.</summary>
    public int? MaxImages { get; init; }

    /// <summary>
    /// Gets the number of calls under way at once to one provider; see <see cref="BakeoffRunnerOptions.MaxConcurrency"/>.
    /// </summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets the seed of sampling and resampling.</summary>
    public int Seed { get; init; } = DefaultSeed;

    /// <summary>Gets the least confidence, in [0, 1], of a predicted value of a multi-valued facet.</summary>
    public double Threshold { get; init; } = DefaultThreshold;

    /// <summary>
    /// Gets the facet of the question that the bake-off is made to answer; <see langword="null"/> takes the first one of the taxonomy that
    /// has labels. All others are exploratory.
    /// </summary>
    public string? PrimaryFacet { get; init; }

    /// <summary>Gets the difference, in [0, 1], that is too small to mind: providers within it are equivalent.</summary>
    public double Margin { get; init; } = DefaultMargin;

    /// <summary>
    /// Gets the share, in [0, 1], of images that a provider may refuse or fail on and still be ranked and compared.
    /// </summary>
    public double MaxFailedShare { get; init; } = DefaultMaxFailedShare;

    /// <summary>
    /// Gets a value indicating whether confidences are calibrated before they are scored, half by half of the images: see
    /// <see cref="CalibrationResult"/>.
    /// </summary>
    public bool Calibration { get; init; }

    /// <summary>
    /// Gets the name of the run: the data set's, or that of the file, or, where it is called <c>bakeoff</c>, that of its folder. Characters
    /// that not every file system takes are replaced.
    /// </summary>
    public string RunName
    {
        get
        {
            var name = Dataset.Name ?? Path.GetFileNameWithoutExtension(File) ?? "bakeoff";
            if (Dataset.Name is null && File is not null && name is "bakeoff")
            {
                // The usual file name says nothing: its folder does.
                name = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(File))) is { Length: > 0 } folder ? folder : name;
            }

            return string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
        }
    }

    /// <summary>Adds providers, with their defaults, that the configuration does not name.</summary>
    /// <param name="ids">The ids of the providers that must take part.</param>
    /// <returns>The configuration with all of them.</returns>
    public BakeoffConfiguration WithProviders(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var missing = ids.Where(id => Providers.All(provider => provider.Id != id));
        return this with { Providers = [.. Providers, .. missing.Select(id => new ProviderConfiguration { Id = id })] };
    }

    /// <summary>Keeps some of the providers, in the order in which they are given.</summary>
    /// <param name="ids">The ids of the providers to keep.</param>
    /// <returns>The configuration with these providers alone.</returns>
    /// <exception cref="ProviderSettingsException">There is no such provider, or none is given.</exception>
    public BakeoffConfiguration ChooseProviders(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var chosen = ids.Distinct(StringComparer.Ordinal).Select(Find).ToArray();
        return chosen.Length > 0 ? this with { Providers = chosen } : throw new ProviderSettingsException("No provider is named.");

        ProviderConfiguration Find(string id) => Providers.FirstOrDefault(provider => provider.Id == id)
            ?? throw new ProviderSettingsException(
            $"{File ?? "The configuration"} has no provider '{id}'. It has: "
                + $"{string.Join(", ", Providers.Select(provider => provider.Id))}.");
    }

    /// <summary>Reads a configuration. Relative paths in it are resolved against its folder.</summary>
    /// <param name="path">The path of a <c>bakeoff.yaml</c>.</param>
    /// <param name="allowOutside">
    /// Whether paths in it may lead out of its folder; pass <see langword="true"/> only for a file that you trust. Otherwise a file from
    /// somebody else could name any photo or file of this machine.
    /// </param>
    /// <returns>The configuration.</returns>
    /// <exception cref="InputFileException">There is no such file, or it is wrong.</exception>
    public static BakeoffConfiguration Load(string path, bool allowOutside = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return BakeoffConfigurationReader.Read(SourceText.ReadFile(path), allowOutside);
    }
}
