namespace VisionAdapters.Bakeoff;

/// <summary>How far a provider has come.</summary>
public sealed record BakeoffProgress
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the number of images.</summary>
    public required int Total { get; init; }

    /// <summary>Gets the number of images that are done, reused ones and failed ones included.</summary>
    public required int Done { get; init; }

    /// <summary>Gets the number of images that an earlier run, or an equal image of this one, had answered.</summary>
    public int Reused { get; init; }

    /// <summary>Gets the number of images that failed in this run.</summary>
    public int Failed { get; init; }

    /// <summary>Gets the time since the provider was first asked in this run.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>
    /// Gets why answers cannot be stored now; <see langword="null"/> while they can. They are kept, nothing more is asked for, and the run
    /// goes on when they can be stored again.
    /// </summary>
    public string? StoreProblem { get; init; }

    /// <summary>Gets the images per second that were asked for in this run; 0 before the first answer.</summary>
    public double ImagesPerSecond => Elapsed > TimeSpan.Zero ? (Done - Reused) / Elapsed.TotalSeconds : 0;

    /// <summary>Gets the time that the rest will take at this rate; <see langword="null"/> before the first answer.</summary>
    public TimeSpan? Remaining => ImagesPerSecond > 0 ? TimeSpan.FromSeconds((Total - Done) / ImagesPerSecond) : null;
}
