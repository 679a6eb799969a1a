accelerate launch train_text_to_image_lora.py --pretrained_model_name_or_path=m --learning_rate=1e-4 --lr_scheduler=cosine --max_train_steps=1000 --num_train_epochs=5 --lr_warmup_steps=50
