using VisionAdapters.Stages;

namespace VisionAdapters.Pipelines;

/// <summary>Keeps how the last calls of a provider ended, for health checks.</summary>
internal sealed class ObservedImageTagger(IImageTagger innerTagger, ProviderState state) : BatchStage(innerTagger)
{
    public override async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await base.TagAsync(image, options, cancellationToken).ConfigureAwait(false);
            state.Answered();
            return response;
        }
        catch (TaggingException exception)
        {
            state.Failed(exception);
            throw;
        }
    }

    public override async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var outcomes = await InnerBatchTagger.TagBatchAsync(images, options, cancellationToken).ConfigureAwait(false);
            if (outcomes.Any(outcome => outcome.IsSuccess))
            {
                state.Answered();
            }
            else if (outcomes.Count > 0)
            {
                state.Failed(outcomes[0].Error!);
            }

            return outcomes;
        }
        catch (TaggingException exception)
        {
            state.Failed(exception);
            throw;
        }
    }
}
