namespace VisionAdapters.Resilience;

/// <summary>Remembers until when a provider wants to be left alone, for callers who have somebody else to ask.</summary>
/// <remarks>No wait counts for longer than <paramref name="max"/>: a quota may be raised before the provider knows.</remarks>
internal sealed class Throttle(string provider, TimeProvider time, TimeSpan max)
{
    private long _until;

    /// <summary>Remembers the wait that an error asks for, if it asks for one.</summary>
    public void Note(TaggingException? error)
    {
        if (error is { Kind: TaggingErrorKind.Throttled, RetryAfter: { } wait })
        {
            Volatile.Write(ref _until, (time.GetUtcNow() + (wait < max ? wait : max)).UtcTicks);
        }
    }

    /// <summary>Refuses a call in the time in which the provider would refuse it.</summary>
    /// <exception cref="TaggingException">The provider wants to be left alone.</exception>
    public void ThrowIfTooSoon()
    {
        var wait = TimeSpan.FromTicks(Volatile.Read(ref _until) - time.GetUtcNow().UtcTicks);
        if (wait > TimeSpan.Zero)
        {
            throw new TaggingException(
                TaggingErrorKind.Throttled,
                $"{provider} asked to be left alone for another {wait.TotalSeconds:0.###} s: another tagger can answer.")
            {
                Provider = provider,
                RetryAfter = wait,
            };
        }
    }
}
