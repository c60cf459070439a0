namespace VisionAdapters.Benchmarks;

/// <summary>
/// What a caller of TagManyAsync receives for an image and keeps: the outcome, the response, the array of its tags and the tags. Not the image, which the caller
/// made, and no text, which all answers share.
/// </summary>
internal static class AnswerSize
{
    /// <summary>Makes an answer once more, object by object, and counts what that allocates.</summary>
    public static long Of(TaggingOutcome outcome)
    {
        _ = Copy(outcome);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var copy = Copy(outcome);
        var size = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(copy);
        return size;
    }

    private static TaggingOutcome Copy(TaggingOutcome outcome)
    {
        var response = outcome.Response ?? throw outcome.Error!;
        var tags = new ImageTag[response.Tags.Count];
        for (var place = 0; place < tags.Length; place++)
        {
            var tag = response.Tags[place];
            tags[place] = new ImageTag { Name = tag.Name, Id = tag.Id, Group = tag.Group, Confidence = tag.Confidence };
        }

        return new TaggingOutcome(outcome.Index, outcome.Image, new TaggingResponse { Provider = response.Provider, ModelVersion = response.ModelVersion, Latency = response.Latency, Tags = tags });
    }
}
