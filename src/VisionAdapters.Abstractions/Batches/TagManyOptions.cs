namespace VisionAdapters;

/// <summary>How many images are worked on at once, and in which order they come out.</summary>
public sealed class TagManyOptions
{
    /// <summary>
    /// Gets or sets the maximum number of calls under way at once, from 1 to 4,096. The default is the number of processors.
    /// </summary>
    public int MaxConcurrency { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// Gets or sets the maximum number of images in a call to a tagger that takes batches, from 1 to 4,096; <see langword="null"/> means
    /// the tagger's own.
    /// </summary>
    public int? BatchSize { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether outcomes come in the order of the input. When not, they come as they are ready.
    /// </summary>
    public bool PreserveOrder { get; set; } = true;

    /// <summary>Gets or sets what to ask the tagger for.</summary>
    public TaggingOptions? Tagging { get; set; }

    internal void ThrowIfOutOfRange()
    {
        Check(MaxConcurrency, nameof(MaxConcurrency));
        Check(BatchSize ?? 1, nameof(BatchSize));
    }

    private static void Check(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 4096, name);
    }
}
