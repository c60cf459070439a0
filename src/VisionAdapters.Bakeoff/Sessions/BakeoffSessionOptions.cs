using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>How a configured bake-off is run. A session takes a copy.</summary>
public sealed class BakeoffSessionOptions
{
    /// <summary>
    /// Gets or sets the run's folder; <see langword="null"/> takes <c>runs/NAME</c> below the current folder, where NAME is
    /// <see cref="BakeoffConfiguration.RunName"/>, so that a later run finds the answers again. An emulated run, and each part of a run,
    /// has a folder of its own.
    /// </summary>
    public string? OutputFolder { get; set; }

    /// <summary>
    /// Gets or sets what the answers in the run's folder may cost in US dollars; see <see cref="BakeoffRunnerOptions.BudgetUsd"/>.
    /// </summary>
    public double? BudgetUsd { get; set; }

    /// <summary>
    /// Gets or sets the number of calls under way at once to one provider; see <see cref="BakeoffRunnerOptions.MaxConcurrency"/>.
    /// <see langword="null"/> takes that of the configuration.
    /// </summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>Gets or sets the part of the images that is asked for; <see langword="null"/> asks for all.</summary>
    public RunPart? Part { get; set; }

    /// <summary>Gets or sets the formats of labeled sets that can be read.</summary>
    public LabeledSetReaders Readers { get; set; } = LabeledSetReaders.Default;

    /// <summary>Gets or sets where taxonomies and maps are found; <see langword="null"/> means those that ship, and files.</summary>
    public TaxonomyCatalog? Catalog { get; set; }

    /// <summary>Gets or sets the emulator that stands in for services; <see langword="null"/> asks the services.</summary>
    public IEmulatedServices? Emulator { get; set; }

    /// <summary>Gets or sets what reads an environment variable; <see langword="null"/> reads those of the process.</summary>
    public Func<string, string?>? Environment { get; set; }

    /// <summary>Gets or sets the name and version of the tool, for the results; <see langword="null"/> means this library's.</summary>
    public string? Tool { get; set; }

    internal BakeoffSessionOptions Clone() => (BakeoffSessionOptions)MemberwiseClone();
}
