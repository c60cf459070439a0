using System.Diagnostics;

namespace VisionAdapters.Telemetry;

/// <summary>Writes a call into its activity: our own names, and those of OpenTelemetry's conventions where they mean the same.</summary>
internal static class TaggingActivity
{
    private const string Operation = "tag_images";

    /// <summary>Begins a call: of kind Client where a service is asked, of kind Internal for a local model and for a fallback.</summary>
    public static Activity? StartTagging(this ActivitySource source, TaggerMetadata tagger, int images)
    {
        var activity = source.StartActivity(Operation, tagger.Endpoint is null ? ActivityKind.Internal : ActivityKind.Client);
        activity?.SetTag(TaggingCallTags.ProviderKey, tagger.ProviderId);
        activity?.SetTag("vision_adapters.images", images);
        activity?.SetTag("gen_ai.operation.name", Operation);
        if (tagger.Endpoint is { } endpoint)
        {
            activity?.SetTag("server.address", endpoint.Host);
            activity?.SetTag("server.port", endpoint.Port);
        }

        return activity;
    }

    public static void Describe(this Activity? activity, TaggingResponse response)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("vision_adapters.model_version", response.ModelVersion);
        activity.SetTag("vision_adapters.request_id", response.RequestId);
        activity.SetTag("gen_ai.provider.name", response.Provider);
        activity.SetTag("gen_ai.response.model", response.ModelVersion);
        activity.SetTag("gen_ai.response.id", response.RequestId);
        foreach (var usage in response.Usage)
        {
            if (usage.Feature is "input tokens" or "output tokens")
            {
                activity.SetTag($"gen_ai.usage.{usage.Feature.Replace(' ', '_')}", usage.Units);
            }
        }

        if (response.IsEmulated)
        {
            activity.SetTag(TaggingCallTags.EmulatedKey, true);
        }

        activity.AddFailedAttempts(response.FailedAttempts);
    }

    /// <summary>Adds who was asked in vain, each as an event. What a provider said is not repeated.</summary>
    public static void AddFailedAttempts(this Activity? activity, IReadOnlyList<TaggingAttempt> attempts)
    {
        foreach (var attempt in attempts)
        {
            activity?.AddEvent(new ActivityEvent("vision_adapters.failed_attempt", tags: new ActivityTagsCollection
            {
                [TaggingCallTags.ProviderKey] = attempt.Provider,
                [TaggingCallTags.ErrorKey] = attempt.Kind.ToString(),
                ["vision_adapters.elapsed"] = attempt.Elapsed.TotalSeconds,
            }));
        }
    }

    public static void Fail(this Activity? activity, TaggingCallTags tags, IReadOnlyList<TaggingAttempt> attempts)
    {
        activity?.SetTag(TaggingCallTags.ProviderKey, tags.Provider);
        activity?.SetTag(TaggingCallTags.ErrorKey, tags.Error);
        activity?.SetStatus(ActivityStatusCode.Error);
        activity.AddFailedAttempts(attempts);
    }
}
