using Microsoft.Extensions.Options;

namespace VisionAdapters.ChatModels.Requests;

/// <summary>Refuses options that no call can succeed with, by the annotations of their properties.</summary>
[OptionsValidator]
internal sealed partial class ChatTaggerOptionsValidator : IValidateOptions<ChatTaggerOptions>;
