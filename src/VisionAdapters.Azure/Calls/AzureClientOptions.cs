using Azure.Core;

namespace VisionAdapters.Azure.Calls;

/// <summary>
/// The settings of Azure.Core's pipeline. Retries have one owner, and that is not the pipeline; nor is the deadline of a call.
/// </summary>
internal sealed class AzureClientOptions : ClientOptions
{
    public AzureClientOptions()
    {
        Retry.MaxRetries = 0;
        Retry.NetworkTimeout = Timeout.InfiniteTimeSpan;
        Diagnostics.IsLoggingContentEnabled = false;
        Diagnostics.ApplicationId = "VisionAdapters";
    }
}
