namespace VisionAdapters.Tests;

/// <summary>A stub that takes batches, and fails as an image where its answer throws.</summary>
internal sealed class StubBatchTagger(Func<ImageInput, TaggingResponse>? answer = null, ImageLimits? limits = null)
    : StubTagger(answer, limits), IBatchImageTagger
{
    public List<int> BatchSizes { get; } = [];

    public int MaxBatchSize => 4;

    public Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        BatchSizes.Add(images.Count);
        return Task.FromResult<IReadOnlyList<TaggingOutcome>>([.. images.Select(Outcome)]);
    }

    private TaggingOutcome Outcome(ImageInput image, int index)
    {
        try
        {
            return new TaggingOutcome(index, image, AnswerOne(image));
        }
        catch (TaggingException exception)
        {
            return new TaggingOutcome(index, image, exception);
        }
    }
}
