namespace VisionAdapters.Fallback;

/// <summary>
/// What a fallback lets the stages of a tagger know while it asks that tagger: whether another one would answer in its place, and how many
/// attempts the request has had. It flows with the call, so that nothing of it stands in the public contract.
/// </summary>
internal sealed class FailoverScope(bool hasAlternative, Func<TaggingException, bool> shouldFailOver, int attemptsBefore)
{
    private static readonly AsyncLocal<FailoverScope?> Ambient = new();
    private int _attempts;

    /// <summary>Gets or sets the scope of the call under way; <see langword="null"/> outside of a fallback.</summary>
    public static FailoverScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Gets a value indicating whether another tagger can be asked.</summary>
    public bool HasAlternative => hasAlternative;

    /// <summary>Says whether another tagger is asked when this one fails so.</summary>
    public bool WouldFailOver(TaggingException error) => hasAlternative && shouldFailOver(error);

    /// <summary>Makes the same scope for a call that stands for several others.</summary>
    public FailoverScope ForBatch() => new(hasAlternative, shouldFailOver, attemptsBefore);

    /// <summary>Gets the number of attempts that were made before, by other taggers.</summary>
    public int AttemptsBefore => attemptsBefore;

    /// <summary>Gets the number of attempts that this tagger has made for the image that needed the most.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>Tells how many attempts a call has made.</summary>
    public void Report(int attempts)
    {
        for (var known = Attempts; known < attempts;)
        {
            known = Interlocked.CompareExchange(ref _attempts, attempts, known);
        }
    }
}
