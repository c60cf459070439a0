using System.ComponentModel.DataAnnotations;

namespace VisionAdapters;

/// <summary>When another tagger is asked in the place of one that did not answer.</summary>
public sealed class FallbackOptions
{
    /// <summary>
    /// Gets or sets which errors make the next tagger be asked. The default is <see cref="IsProviderFault"/>: what lies in the image or in
    /// the request would fail everywhere. A cancellation never does, whatever is set here.
    /// </summary>
    [Required]
    public Func<TaggingException, bool> ShouldFailOver { get; set; } = IsProviderFault;

    /// <summary>
    /// Gets or sets the greatest number of taggers that are asked for one image, the first one included; <see langword="null"/> asks all.
    /// </summary>
    [Range(1, 100)]
    public int? MaxAttempts { get; set; }

    /// <summary>
    /// Gets or sets the greatest number of calls under way at once when a batch is handed to a tagger that takes no batches. The default is
    /// 4.
    /// </summary>
    [Range(1, 4096)]
    public int BatchConcurrency { get; set; } = 4;

    /// <summary>
    /// Tells whether another provider may answer: whether <see cref="TaggingException.Scope"/> is not
    /// <see cref="TaggingErrorScope.Request"/>. Outages, throttling, credentials and broken answers are the provider's, as are its limits
    /// and addresses that only another one can fetch.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <returns>Whether another provider may answer.</returns>
    public static bool IsProviderFault(TaggingException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Scope != TaggingErrorScope.Request;
    }
}
