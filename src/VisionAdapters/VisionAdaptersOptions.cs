namespace VisionAdapters;

/// <summary>Which taggers stand behind the one that <c>AddVisionAdapters</c> registers.</summary>
public sealed class VisionAdaptersOptions
{
    /// <summary>
    /// Gets the service keys of the taggers, in the order in which they are asked. When it is left empty, all
    /// <see cref="RegisteredImageTaggers"/> are asked in the order of their registration, those without an endpoint, which are local, last.
    /// </summary>
    public IList<string> Order { get; } = [];

    /// <summary>
    /// Gets or sets a value indicating whether images are made to fit the limits of each provider before it is asked. The default is
    /// <see langword="true"/>.
    /// </summary>
    public bool PrepareImages { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether single calls to a provider that takes batches are gathered. The default is
    /// <see langword="true"/>.
    /// </summary>
    public bool GatherBatches { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether models are loaded and maps read while the host starts, so that no request waits for them.
    /// The default is <see langword="true"/>; it has no effect without a host.
    /// </summary>
    public bool LoadOnStart { get; set; } = true;
}
