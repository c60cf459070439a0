using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>What was found of a provider's settings, and how to make its tagger when nothing is missing.</summary>
internal sealed record ProviderSetup
{
    public required string Id { get; init; }

    /// <summary>Gets what was found and where, never a secret itself.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>Gets what is missing, each with what to do about it.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Gets what makes the tagger. It is used only when nothing is missing.</summary>
    public required Func<IImageTagger> Create { get; init; }

    public ProviderPricing Pricing { get; init; } = ProviderPricing.Free;

    /// <summary>Gets a value indicating whether the address is of this machine, where only an emulator can stand in for a cloud.</summary>
    public bool IsEmulated { get; init; }

    /// <summary>Gets why the provider cannot be asked; null when it can.</summary>
    public string? SkipReason => Missing.Count == 0 ? null : "not configured: " + string.Join("; ", Missing) + ".";
}
