using System.ComponentModel.DataAnnotations;
using VisionAdapters.Settings;

namespace VisionAdapters;

/// <summary>How single calls are gathered into batches.</summary>
public sealed class BatchingOptions
{
    /// <summary>Gets or sets how long the first image of a batch waits for others. The default is 5 milliseconds.</summary>
    [TimeRange("00:00:00.001", "00:01:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// Gets or sets the greatest number of images in a batch; <see langword="null"/> takes what the tagger allows. A batch that is full
    /// does not wait.
    /// </summary>
    [Range(2, 4096)]
    public int? MaxBatchSize { get; set; }
}
