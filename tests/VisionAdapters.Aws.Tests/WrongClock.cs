namespace VisionAdapters.Aws.Tests;

/// <summary>A clock that runs as fast as it should, and is wrong.</summary>
internal sealed class WrongClock(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
}
