using Azure.Core;

namespace VisionAdapters.Azure.Calls;

/// <summary>Tells a pipeline that nothing is worth a second request, also one that was made by others with retries in it.</summary>
internal sealed class OneRequestClassifier : ResponseClassifier
{
    public static OneRequestClassifier Instance { get; } = new();

    public override bool IsRetriableResponse(HttpMessage message) => false;

    public override bool IsRetriableException(Exception exception) => false;

    public override bool IsRetriable(HttpMessage message, Exception exception) => false;
}
