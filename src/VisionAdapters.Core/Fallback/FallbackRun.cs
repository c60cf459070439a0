namespace VisionAdapters.Fallback;

/// <summary>Goes through the taggers for an image, or for those of a batch that are still without an answer.</summary>
internal sealed class FallbackRun(
    IReadOnlyList<FallbackCandidate> candidates, FallbackOptions options, TimeProvider time, FallbackEvents events)
{
    public async Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? tagging, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var log = new AttemptLog();
        var budget = new AttemptBudget(options.ShouldFailOver);
        foreach (var candidate in candidates)
        {
            var asked = time.GetTimestamp();
            using var scope = budget.Enter(hasAlternative: candidate != candidates[^1]);
            try
            {
                var response = await candidate.Tagger.TagAsync(image, tagging, cancellationToken).ConfigureAwait(false);
                return log.Complete(response, time.GetElapsedTime(started));
            }
            catch (Exception exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!MayGoOn(candidate, AsTaggingException(exception, candidate.Provider), time.GetElapsedTime(asked), log))
                {
                    break;
                }
            }
        }

        throw log.Fail();
    }

    public async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? tagging, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var logs = images.Select(_ => new AttemptLog()).ToArray();
        var outcomes = new TaggingOutcome?[images.Count];
        var open = Enumerable.Range(0, images.Count).ToArray();
        var budget = new AttemptBudget(options.ShouldFailOver);
        foreach (var candidate in candidates.TakeWhile(_ => open.Length > 0))
        {
            var asked = time.GetTimestamp();
            using var scope = budget.Enter(hasAlternative: candidate != candidates[^1]);
            var unanswered = new List<int>();
            var many = new TagManyOptions { MaxConcurrency = options.BatchConcurrency, Tagging = tagging };
            var answers = candidate.Tagger.TagManyAsync(open.Select(index => images[index]).ToAsyncEnumerable(), many, cancellationToken);
            await foreach (var answer in answers.ConfigureAwait(false))
            {
                var index = open[answer.Index];
                if (answer.IsSuccess)
                {
                    var response = logs[index].Complete(answer.Response, time.GetElapsedTime(started));
                    outcomes[index] = new TaggingOutcome(index, images[index], response);
                }
                else if (MayGoOn(candidate, answer.Error, time.GetElapsedTime(asked), logs[index]))
                {
                    unanswered.Add(index);
                }
            }

            open = [.. unanswered];
        }

        return [.. outcomes.Select((outcome, index) => outcome ?? new TaggingOutcome(index, images[index], logs[index].Fail()))];
    }

    private bool MayGoOn(FallbackCandidate candidate, TaggingException error, TimeSpan elapsed, AttemptLog log)
    {
        log.Add(candidate.Provider, error, elapsed);
        var goesOn = options.ShouldFailOver(error) && candidate != candidates[^1];
        if (goesOn)
        {
            events.FailedOver(candidate.Provider, error.Kind, elapsed);
        }

        return goesOn;
    }

    private static TaggingException AsTaggingException(Exception exception, string provider) => exception switch
    {
        TaggingException error => error,
        OperationCanceledException =>
            new TaggingException(TaggingErrorKind.Timeout, "The tagger gave up by a clock of its own.", exception) { Provider = provider },
        _ =>
            new TaggingException(TaggingErrorKind.Unknown, $"The tagger failed: {exception.Message}", exception) { Provider = provider },
    };
}
