namespace VisionAdapters.Fallback;

/// <summary>Keeps, for one image, who was asked in vain.</summary>
internal sealed class AttemptLog
{
    private readonly List<TaggingAttempt> _attempts = [];
    private readonly List<TaggingException> _errors = [];

    public void Add(string provider, TaggingException error, TimeSpan elapsed)
    {
        // A tagger that is itself a fallback has asked several.
        if (error.FailedAttempts.Count > 0)
        {
            _attempts.AddRange(error.FailedAttempts);
        }
        else
        {
            _attempts.Add(new TaggingAttempt
            {
                Provider = error.Provider ?? provider,
                Kind = error.Kind,
                Message = error.Message,
                Elapsed = elapsed,
            });
        }

        _errors.Add(error);
    }

    /// <summary>Adds what was asked in vain to the answer.</summary>
    public TaggingResponse Complete(TaggingResponse response, TimeSpan elapsed) =>
        _errors.Count == 0
            ? response
            : new TaggingResponse(response) { FailedAttempts = [.. _attempts, .. response.FailedAttempts], Latency = elapsed };

    /// <summary>Makes the error of an image that nobody answered. The error of a single tagger stays what it is.</summary>
    public TaggingException Fail()
    {
        var last = _errors[^1];
        if (_errors.Count == 1)
        {
            return last;
        }

        return new TaggingException(last, $"No tagger answered. {string.Join(" ", _attempts)}", new AggregateException(_errors))
        {
            // Asking again makes sense when it does for one of them, as soon as the first one may be asked.
            IsTransient = _errors.Exists(error => error.IsTransient),
            RetryAfter = _errors.Where(error => error.IsTransient).Min(error => error.RetryAfter),
            FailedAttempts = [.. _attempts],
        };
    }
}
