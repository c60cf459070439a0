namespace VisionAdapters.Fallback;

/// <summary>Counts the attempts of one request over all taggers that a fallback asks, also of a fallback inside of another.</summary>
internal sealed class AttemptBudget(Func<TaggingException, bool> shouldFailOver)
{
    private readonly FailoverScope? _outer = FailoverScope.Current;
    private int _attempts;

    /// <summary>Begins to ask a tagger.</summary>
    /// <param name="hasAlternative">Whether this fallback has another tagger to ask.</param>
    /// <returns>Ends the asking when it is disposed.</returns>
    public Turn Enter(bool hasAlternative)
    {
        var before = (_outer?.AttemptsBefore ?? 0) + _attempts;
        return new Turn(this, new FailoverScope(
            hasAlternative || _outer is { HasAlternative: true },
            error => (hasAlternative && shouldFailOver(error)) || _outer?.WouldFailOver(error) == true,
            before));
    }

    /// <summary>The time in which one tagger is asked.</summary>
    public readonly struct Turn : IDisposable
    {
        private readonly AttemptBudget _budget;
        private readonly FailoverScope _scope;

        public Turn(AttemptBudget budget, FailoverScope scope)
        {
            (_budget, _scope) = (budget, scope);
            FailoverScope.Current = scope;
        }

        public void Dispose()
        {
            FailoverScope.Current = _budget._outer;
            _budget._attempts += _scope.Attempts;
            _budget._outer?.Report(_budget._attempts);
        }
    }
}
