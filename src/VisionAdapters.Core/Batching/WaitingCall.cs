namespace VisionAdapters.Batching;

/// <summary>A single call that waits for the answer of its batch.</summary>
internal sealed class WaitingCall(ImageInput image)
{
    private readonly TaskCompletionSource<TaggingResponse> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImageInput Image => image;

    public Task<TaggingResponse> Answer => _answer.Task;

    public bool IsWaiting => !_answer.Task.IsCompleted;

    public void Cancel(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);

    public void Complete(TaggingOutcome outcome)
    {
        if (outcome.IsSuccess)
        {
            _answer.TrySetResult(outcome.Response);
        }
        else
        {
            _answer.TrySetException(outcome.Error);
        }
    }

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
