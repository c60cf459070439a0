using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>What is to be run: the file, and what the command line changes of it.</summary>
internal sealed record BakeoffPlan(BakeoffConfiguration Configuration, string Name, string? OutputFolder)
{
    /// <summary>Gets a value indicating whether an emulator stands in for the clouds.</summary>
    public bool IsEmulated { get; init; }

    /// <summary>Gets what the answers may cost.</summary>
    public double? BudgetUsd { get; init; }

    /// <summary>Reads the file and applies the options.</summary>
    /// <exception cref="InputFileException">The file is wrong.</exception>
    /// <exception cref="UsageException">A provider is asked for that there is not.</exception>
    public static BakeoffPlan Load(string file, string? providers, int? maxImages, int? seed, string? output, bool emulated = false, double? budgetUsd = null)
    {
        var configuration = BakeoffConfiguration.Load(file);
        configuration = emulated ? EmulatedClouds.AddTo(configuration) : configuration;
        var name = NameOf(configuration, file);
        configuration = configuration with
        {
            Dataset = configuration.Dataset with { Name = configuration.Dataset.Name ?? name },
            Providers = providers is null ? configuration.Providers : Choose(configuration, providers),
            MaxImages = maxImages ?? configuration.MaxImages,
            Seed = seed ?? configuration.Seed,
        };
        return new BakeoffPlan(configuration, name, output) { IsEmulated = emulated, BudgetUsd = budgetUsd };
    }

    /// <summary>
    /// Gets the run's folder: the one asked for, or the one of that name, where what was answered before is found again. An emulated run
    /// has its own.
    /// </summary>
    public string Folder => OutputFolder ?? Path.Combine("runs", IsEmulated ? $"{Name}-emulated" : Name);

    private static List<ProviderConfiguration> Choose(BakeoffConfiguration configuration, string ids)
    {
        var chosen = new List<ProviderConfiguration>();
        foreach (var id in ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal))
        {
            chosen.Add(configuration.Providers.FirstOrDefault(provider => provider.Id == id)
                ?? throw new UsageException($"{configuration.File} has no provider '{id}'. It has: {string.Join(", ", configuration.Providers.Select(provider => provider.Id))}."));
        }

        return chosen.Count > 0 ? chosen : throw new UsageException("--providers names no provider.");
    }

    // The usual file name says nothing: its folder does.
    private static string NameOf(BakeoffConfiguration configuration, string file)
    {
        var path = Path.GetFullPath(file);
        var name = configuration.Dataset.Name ?? Path.GetFileNameWithoutExtension(path);
        if (configuration.Dataset.Name is null && name is "bakeoff")
        {
            name = Path.GetFileName(Path.GetDirectoryName(path)) is { Length: > 0 } folder ? folder : name;
        }

        return string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-'));
    }
}
