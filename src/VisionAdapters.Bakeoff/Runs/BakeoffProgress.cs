namespace VisionAdapters.Bakeoff;

/// <summary>How far a provider has come.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Total">The number of images.</param>
/// <param name="Done">The images that are done, reused ones and failed ones included.</param>
/// <param name="Reused">The images that an earlier run, or an equal image of this one, had answered.</param>
/// <param name="Failed">The images that failed in this run.</param>
/// <param name="Elapsed">The time since the provider was first asked in this run.</param>
public sealed record BakeoffProgress(string Provider, int Total, int Done, int Reused, int Failed, TimeSpan Elapsed)
{
    /// <summary>Gets the images per second that were asked for in this run; 0 before the first answer.</summary>
    public double ImagesPerSecond => Elapsed > TimeSpan.Zero ? (Done - Reused) / Elapsed.TotalSeconds : 0;

    /// <summary>Gets the time that the rest will take at this rate; <see langword="null"/> before the first answer.</summary>
    public TimeSpan? Remaining => ImagesPerSecond > 0 ? TimeSpan.FromSeconds((Total - Done) / ImagesPerSecond) : null;
}
