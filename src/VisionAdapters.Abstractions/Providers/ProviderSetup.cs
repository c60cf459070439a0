namespace VisionAdapters;

/// <summary>What was found of a provider's settings, and how to make its tagger when nothing is missing.</summary>
public sealed record ProviderSetup
{
    /// <summary>Gets what was found and where, never a secret itself.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>Gets what is missing, each with what to do about it; empty when the provider can be asked.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>
    /// Gets what makes the tagger, which the caller disposes. Call it only when nothing is missing. It may take seconds where a model is
    /// loaded.
    /// </summary>
    public required Func<IImageTagger> Create { get; init; }

    /// <summary>
    /// Gets what is asked, in a canonical text: the features, the model and its version, the language, the greatest number of results. What
    /// does not change an
    /// answer is left out: the address, the region, the credentials, the number of calls a second. Answers to the same image with the same
    /// text, of the same
    /// <see cref="VisionProvider.ContractVersion"/>, are the same answer. <see langword="null"/> when the options as they are written say
    /// it.
    /// </summary>
    public string? RequestIdentity { get; init; }

    /// <summary>Gets what is expected to be billed for one image, named as in the list prices; empty when nothing is billed.</summary>
    public IReadOnlyList<BillableUsage> ExpectedUsage { get; init; } = [];

    /// <summary>Gets the prices that the user gave; <see langword="null"/> means the provider's list prices.</summary>
    public IReadOnlyList<ListPrice>? Prices { get; init; }

    /// <summary>Gets where images are sent; <see langword="null"/> when they stay in this process.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// Gets what the calls are made with and where it was found, such as <c>key in AZURE_VISION_KEY</c>, and never the secret itself;
    /// <see langword="null"/> when no credential goes along.
    /// </summary>
    public string? Credential { get; init; }

    /// <summary>Gets a value indicating whether an emulator stands in for the provider.</summary>
    public bool IsEmulated { get; init; }

    /// <summary>
    /// Gets a value indicating whether the tagger runs in this process: it needs neither retries nor images that are made to fit.
    /// </summary>
    public bool IsLocal { get; init; }

    /// <summary>Gets why the provider cannot be asked; <see langword="null"/> when it can.</summary>
    public string? SkipReason => Missing.Count == 0 ? null : "not configured: " + string.Join("; ", Missing) + ".";
}
