using Microsoft.Extensions.Options;

namespace VisionAdapters.ChatModels.Requests;

/// <summary>Refuses options that no call can succeed with, by the annotations of their properties.</summary>
[OptionsValidator]
internal sealed partial class ChatTaggerOptionsValidator : IValidateOptions<ChatTaggerOptions>
{
    /// <summary>Returns the options when they are valid.</summary>
    /// <exception cref="OptionsValidationException">They are not.</exception>
    public static ChatTaggerOptions Validated(ChatTaggerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ChatTaggerOptionsValidator().Validate(name: null, options) is { Failed: true } result
            ? throw new OptionsValidationException(Options.DefaultName, typeof(ChatTaggerOptions), result.Failures)
            : options;
    }
}
